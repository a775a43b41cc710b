import { expect, test } from 'vitest';
import { store } from '../../../src/steps/store/step.ts';
import { found, shownOnPage } from '../findings.ts';
import { storedParts, storeSight } from './sight.ts';

const check = 'ssm-name-near-miss';
const { password: _, ...withoutPassword } = storedParts();
const sightWith = (...neighbours: string[]) =>
  storeSight({ stored: { seen: withoutPassword }, neighbours });
const near = (...neighbours: string[]) =>
  found(store, sightWith(...neighbours)).filter((finding) => finding.check === check);

test('the parameter is there in another case and with other separators', () => {
  const [finding] = found(store, sightWith('/flask-app/Docker_Credentials/Password'));
  expect(finding).toMatchObject({ check, severity: 'warning', remedy: { kind: 'advice' } });
  if (finding) shownOnPage(finding);
});

test.each([
  'flask-app/docker-credentials/password',
  '/flaskapp/docker-credentials/password',
  '/FLASK-APP/DOCKER-CREDENTIALS/PASSWORD',
  '/flask-app/docker-credential/password',
  '/flask-app/docker-credentials/passwords',
  '/flask-app/docker-credentials/passwort',
])('%s is near', (name) => {
  expect(near(name)).toHaveLength(1);
});

test.each([
  '/flask-app2/docker-credentials/password',
  '/other-app/docker-credentials/password',
  '/flask-app/docker-credentials/username',
  '/flask-app/docker-credentials/token',
  '/flask-app/docker-credentials/passwd',
])('%s is another parameter', (name) => {
  expect(near(name)).toEqual([]);
});

test('what is there itself is not asked about', () => {
  expect(found(store, storeSight({ neighbours: ['/FLASK-APP/docker-registry/url'] }))).toEqual([]);
});
