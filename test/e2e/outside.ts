import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Room } from './room.ts';

/** A user of a registry. */
export interface Login {
  username: string;
  password: string;
}

/** The AWS CLI's answer. @throws with what it said where it failed */
export async function aws(
  room: Room,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<unknown> {
  const { code, stdout, stderr } = await room.run('aws', [...words, '--output', 'json'], {
    environment,
  });
  if (code !== 0) throw new Error(`aws ${words.join(' ')}: ${stderr.trim()}`);
  return stdout === '' ? undefined : JSON.parse(stdout);
}

/** Type, value and version of each of the parameters, by name, as the AWS CLI decrypts them. */
export async function parametersOf(
  room: Room,
  names: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Record<string, { Type: string; Value: string; Version: number }>> {
  const words = ['ssm', 'get-parameters', '--with-decryption', '--names', ...names];
  const answer = (await aws(room, words, environment)) as {
    Parameters: { Name: string; Type: string; Value: string; Version: number }[];
  };
  return Object.fromEntries(
    answer.Parameters.map(({ Name, Type, Value, Version }) => [Name, { Type, Value, Version }]),
  );
}

/** The digest that the registry serves for an image, as skopeo says it. */
export async function digestOf(room: Room, image: string, login: Login): Promise<string> {
  const file = join(room.root, 'skopeo', 'auth.json');
  const auth = Buffer.from(`${login.username}:${login.password}`).toString('base64');
  const host = image.split('/')[0] ?? '';
  await mkdir(join(room.root, 'skopeo'), { recursive: true });
  await writeFile(file, JSON.stringify({ auths: { [host]: { auth } } }), { mode: 0o600 });
  const words = ['inspect', '--authfile', file, '--tls-verify=false', '--format', '{{.Digest}}'];
  const { code, stdout, stderr } = await room.run('skopeo', [...words, `docker://${image}`]);
  if (code !== 0) throw new Error(`skopeo: ${stderr.trim()}`);
  return stdout.trim();
}
