import { expect } from 'vitest';
import { type Document, documentOf } from '../e2e/document.ts';
import { applyWords } from '../e2e/ground.ts';
import { openRoom, type Room } from '../e2e/room.ts';
import type { Reach } from './breaking.ts';

/** Where an application is to be set up: AWS, and the registry. */
export interface Where extends Reach {
  registry: string;
  login: { username: string };
}

/** How a run of the program ended, and what it said as JSON. */
export interface Ran {
  code: number | null;
  document: Document;
}

/** A folder whose application is set up. */
export interface Application {
  room: Room;
  prove(): Promise<Ran>;
  fix(): Promise<Ran>;
}

const files = { 'app/Dockerfile': 'FROM scratch\nCOPY app.txt /\n', 'app/app.txt': 'hello\n' };

/** A folder that is set up and proven by the engine of this machine; then CodeBuild is to build it. */
export async function setUp(app: string, where: Where): Promise<Application> {
  const room = await openRoom();
  await room.write(files);
  const run = async (words: readonly string[]): Promise<Ran> => {
    const { environment } = where;
    const { code, stdout, stderr } = await room.firstpush(words, { environment });
    if (stdout === '') throw new Error(stderr);
    return { code, document: documentOf(stdout) };
  };
  const { username } = where.login;
  const apply = applyWords(app, { registry: where.registry, username });
  const { code, document } = await run(apply);
  expect({ code, findings: document.findings }).toMatchObject({ code: 0 });
  const [, ...answers] = apply;
  return {
    room,
    prove: () => run(['prove', '--where', 'codebuild', ...answers]),
    fix: () => run(['fix', '--where', 'codebuild', ...answers]),
  };
}

/** Lets the buildspec go into a folder that is not there; one of its name is. */
export async function goAstray(room: Room): Promise<void> {
  const text = await room.read('buildspec.yml');
  const astray = text.replace('- docker build', '- cd day14/app\n      - docker build');
  await room.write({ 'buildspec.yml': astray });
}
