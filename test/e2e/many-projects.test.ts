import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorsOf, groundWithProjects, projectName } from '../seeded-projects.ts';
import { openRoom, type Room } from './room.ts';

const count = 120;

describe('check --all-projects', () => {
  let room: Room;
  let ground: Awaited<ReturnType<typeof groundWithProjects>>;
  beforeAll(async () => {
    [room, ground] = await Promise.all([openRoom(), groundWithProjects(count)]);
  }, 60_000);
  afterAll(async () => {
    await ground.close();
    await room.remove();
  });

  test('finds what is planted in any of the projects and nothing else, within the rates', async () => {
    const words = ['check', '--all-projects', '--json'];
    const { code, stdout } = await room.firstpush(words, { environment: ground.environment });
    const document = JSON.parse(stdout);
    const numbers = Array.from({ length: count }, (_, number) => number);
    expect(document.projects.map(({ name }: { name: string }) => name)).toEqual(
      numbers.map(projectName),
    );
    const found = new Map<string, string[]>(numbers.map((number) => [projectName(number), []]));
    for (const { project, check, severity } of document.findings) {
      if (severity === 'error' || severity === 'unknown') found.get(project)?.push(check);
    }
    expect([...found].map(([name, checks]) => [name, checks.sort()])).toEqual(
      numbers.map((number) => [projectName(number), [...errorsOf(number)].sort()]),
    );
    expect(code).toBe(1);
    expect(ground.throttle.refused).toBe(0);
    // Of a hundred projects, the account's roles and fifty parameters each in one call.
    expect(ground.calls()).toMatchObject({
      'codebuild:BatchGetProjects': 2,
      'iam:GetAccountAuthorizationDetails': 1,
      'ssm:DescribeParameters': 8,
    });
  }, 120_000);
});
