import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { applyWords, type Ground } from './ground.ts';
import { limitedUser, seeingRights } from './limited.ts';
import { openRoom, type Room } from './room.ts';
import { openIdentityCenter, profileWithMfa, twoProfiles, withoutKeys } from './signing-in.ts';

/** A folder and an environment in which a question is come to. */
export interface Scene {
  room: Room;
  environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Scenes on one practice ground, each made anew when it is opened. */
export interface Scenes {
  /** A folder with a Dockerfile, in an account. */
  fresh(): Promise<Scene>;
  empty(): Promise<Scene>;
  /** Without credentials. */
  unsigned(): Promise<Scene>;
  /** Two profiles, of which none was named. */
  profiles(): Promise<Scene>;
  /** A caller who may not touch roles. */
  limited(): Promise<Scene>;
  mfa(): Promise<Scene>;
  sso(): Promise<Scene>;
  /** An application that is set up, its push proven elsewhere. */
  set(): Promise<Scene>;
  /** It names a project, a role, or a Dockerfile that is not there. */
  otherProject(): Promise<Scene>;
  otherRole(): Promise<Scene>;
  astray(): Promise<Scene>;
  withoutBuildspec(): Promise<Scene>;
  /** Its buildspec changes more than an image. */
  moving(): Promise<Scene>;
  /** Its buildspec takes its time. */
  slow(): Promise<Scene>;
  /** The folder in which it was set up; somebody has edited its buildspec since. */
  edited(): Promise<Scene>;
}

const files = { Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello\n' };

/** Sets an application up and opens scenes around it; `close` ends what is theirs. */
export async function openScenes(
  ground: Ground,
  proven: string,
): Promise<Scenes & { close(): Promise<void> }> {
  const environment = { ...ground.environment, PRACTICE_PASSWORD: '' };
  const original = await openRoom();
  await original.write(files);
  const words = applyWords(proven, { registry: ground.registry, username: ground.login.username });
  const { code, stderr } = await original.firstpush(words, { environment: ground.environment });
  expect(code, stderr).toBe(0);
  const buildspec = await original.read('buildspec.yml');
  const limited = await limitedUser(ground, 'limited', ...seeingRights);

  const opened = async (content: Readonly<Record<string, string>>): Promise<Scene> => {
    const room = await openRoom();
    await room.write(content);
    return { room, environment, close: room.remove };
  };
  const set = async (own: Readonly<Record<string, string>>): Promise<Scene> => {
    const scene = await opened({
      ...files,
      'firstpush.yml': await original.read('firstpush.yml'),
      ...own,
    });
    // A rehearsal is planned where there is a docker, whatever it does.
    const bin = join(scene.room.root, 'docker-here');
    await mkdir(bin);
    await symlink(process.execPath, join(bin, 'docker'));
    const path = `${scene.room.environment['PATH']}:${bin}`;
    return { ...scene, environment: { ...environment, PATH: path } };
  };
  const before = (command: string) =>
    set({
      'buildspec.yml': buildspec.replace('- docker build', `- ${command}\n      - docker build`),
    });
  const answering = async (answer: string) => {
    const [key = ''] = answer.split(':');
    const others = (await original.read('firstpush.yml')).split('\n');
    const kept = others.filter((line) => !line.startsWith(`${key}:`)).join('\n');
    return set({ 'buildspec.yml': buildspec, 'firstpush.yml': `${kept.trimEnd()}\n${answer}\n` });
  };
  let users = 0;

  return {
    fresh: () => opened(files),
    empty: () => opened({}),
    async unsigned() {
      const { AWS_ENDPOINT_URL: _, ...none } = withoutKeys(ground);
      return { ...(await opened(files)), environment: none };
    },
    async profiles() {
      const scene = await opened(files);
      await twoProfiles(ground, scene.room);
      return { ...scene, environment: { ...withoutKeys(ground), PRACTICE_PASSWORD: '' } };
    },
    async limited() {
      return { ...(await opened(files)), environment: { ...limited, PRACTICE_PASSWORD: '' } };
    },
    async mfa() {
      const scene = await opened(files);
      users += 1;
      await profileWithMfa(ground, scene.room, `mfa-${users}`);
      return { ...scene, environment: withoutKeys(ground) };
    },
    async sso() {
      const scene = await opened(files);
      const center = await openIdentityCenter(ground, scene.room);
      const close = async () => {
        await center.close();
        await scene.close();
      };
      return { ...scene, environment: center.environment, close };
    },
    set: () => set({ 'buildspec.yml': buildspec }),
    otherProject: () => answering('project: other'),
    otherRole: () => answering('role: other'),
    astray: () => answering('dockerfile: wrong/Dockerfile'),
    withoutBuildspec: () => set({}),
    moving: () => before('git push origin main'),
    slow: () => before('sleep 20'),
    async edited() {
      await original.write({ 'buildspec.yml': `# mine\n${buildspec}` });
      return { room: original, environment, close: async () => {} };
    },
    close: original.remove,
  };
}
