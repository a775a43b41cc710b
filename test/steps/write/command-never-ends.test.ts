import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (command: string) => {
  const text = buildspec([command]);
  const { findings } = await looking({ 'buildspec.yml': text });
  return findings.filter(({ check }) => check === 'command-never-ends');
};

test.each([
  ['python manage.py runserver 0.0.0.0:8000', 'python manage.py runserver'],
  ['python3.12 -m flask --app web run', 'python3.12 -m flask --app web run'],
  ['gunicorn -w 4 app:app', 'gunicorn'],
  ['cd web && ng serve', 'ng serve'],
  ['docker-compose -f ci.yml up --build', 'docker-compose -f ci.yml up'],
  ['sudo docker compose up', 'docker compose up'],
  ['tail -f /var/log/app.log', 'tail -f'],
])('%s does not end', async (command, named) => {
  expect(await found(command)).toMatchObject([
    { severity: 'warning', where: { line: 13 }, remedy: { kind: 'advice' } },
  ]);
  expect((await found(command))[0]?.what).toContain(`${named} runs until it is stopped`);
});

test.each([
  'docker compose up -d',
  'docker compose up --abort-on-container-exit',
  'python manage.py runserver &',
  'nohup python manage.py runserver > server.log 2>&1 &',
  'timeout 30 python manage.py runserver',
  'python manage.py test',
  'gunicorn --version',
  'npm start',
  'docker compose build && docker compose push',
  'if [ -n "$DEBUG" ]; then tail -f /dev/null; fi',
  'tail -n 20 build.log',
])('%s ends, or may', async (command) => {
  expect(await found(command)).toEqual([]);
});
