import { t } from '../../language.ts';
import { isMasked, knownValue, login, pushTarget } from '../docker-words.ts';
import { commandFails, ran } from '../example.ts';
import type { Rule, Sighting } from '../rule.ts';

const denied =
  /^(?!.*pull access denied).*(?:denied: requested access to the resource is denied|push access denied|insufficient_scope: authorization failed)/i;

const hubHosts =
  /^(?:https?:\/\/)?(?:registry\.)?hub\.docker\.com\b|^(?:https?:\/\/)?registry-1\.docker\.io\b|^(?:https?:\/\/)?(?:www\.)?docker\.com\b/i;

/** `docker push` is refused. */
export const dockerPushRules: readonly Rule[] = [
  {
    id: 'dockerhub-token-scope',
    title: t`the access token may not push`,
    where: ['log'],
    rank: 'precise',
    match: [
      /access token has insufficient scopes/i,
      /token provided does not match expected scopes/i,
      denied,
    ],
    when: (sighting) => !denied.test(sighting.text) || isOwnNamespace(sighting),
    likely: ({ text }) => denied.test(text),
    what: t`the login is accepted, but its token may only read`,
    why: t`a token has the rights that were chosen when it was made, and a login does not ask for them`,
    remedy: t`make a token with Read & Write, and store it`,
    step: 'store',
    autoFix: 'no',
    example: commandFails(
      'POST_BUILD',
      'docker push alice/flask-app:latest',
      [
        'The push refers to repository [docker.io/alice/flask-app]',
        'unauthorized: access token has insufficient scopes',
      ],
      { before: ran('docker login …', 'Login Succeeded') },
    ),
  },
  {
    id: 'dockerhub-push-denied-masked',
    title: t`the push is denied, and the log hides where to`,
    where: ['log'],
    match: denied,
    rank: 'precise',
    likely: true,
    when: (sighting) => isMasked(pushTarget(sighting) ?? sighting.text),
    what: t`the registry denies the push; CodeBuild shows the image’s name as ***`,
    why: t`the token may only read, or the registry’s address is not the one that was logged in to, or the user name is not the repository’s; the log cannot tell which`,
    remedy: t`let firstpush ask the registry whether the stored pair may push to this repository`,
    step: 'store',
    autoFix: 'after-asking',
    example: commandFails(
      'BUILD',
      'docker push $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/flask-app:latest',
      [
        'The push refers to repository [***/***/flask-app]',
        'denied: requested access to the resource is denied',
      ],
      { before: ran('docker login …', 'Login Succeeded') },
    ),
  },
  {
    id: 'dockerhub-push-denied-namespace',
    title: t`the image’s name is not in the user’s namespace`,
    where: ['log'],
    match: denied,
    when: isToHub,
    likely: (sighting) => !/^(?:docker\.io\/)?library\//.test(pushTarget(sighting) ?? ''),
    what: (_, sighting) => {
      const target = pushTarget(sighting);
      return target
        ? t`the registry denies the push to ${target}`
        : t`the registry denies the push`;
    },
    why: (_, sighting) =>
      /\/library\//.test(pushTarget(sighting) ?? '')
        ? t`a name without a user goes to Docker Hub’s own library, where nobody else may push`
        : t`the name’s first part is not the user or organisation that is logged in, or its token may only read`,
    remedy: t`tag the image user/repository:tag, with the user that logs in`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails(
      'POST_BUILD',
      'docker push flask-app:latest',
      [
        'The push refers to repository [docker.io/library/flask-app]',
        'denied: requested access to the resource is denied',
      ],
      { before: ran('docker login …', 'Login Succeeded') },
    ),
  },
  {
    id: 'registry-url-wrong-host',
    title: t`the registry’s address is a website, or another host`,
    where: ['log'],
    rank: 'decisive',
    match: [
      /login attempt to https:\/\/(?<host>(?:registry\.)?hub\.docker\.com|www\.docker\.com|docker\.com)\S* failed with status/i,
      /Index response didn['’]t contain any endpoints/i,
      /error parsing HTTP 40[34] response body: invalid character '<'/,
      /"?https:\/\/(?<host>(?:registry\.)?hub\.docker\.com|www\.docker\.com)\/v[12]\/?\S*"?.{0,200}(?:404|failed|denied|unauthorized|not found)/i,
      denied,
      /unauthorized: (?:authentication required|access to the requested resource)/i,
    ],
    when: (sighting) => !maybeElsewhere.test(sighting.text) || atWrongHost(sighting),
    likely: ({ text }) => maybeElsewhere.test(text),
    what: ({ host }) =>
      host
        ? t`the registry’s address ${host} is not the one that docker pushes to`
        : t`the registry’s address is not the one that docker pushes to`,
    why: t`Docker Hub is docker.io; hub.docker.com is its website, and credentials kept for another spelling are not used for docker.io`,
    remedy: t`store docker.io, which fits both docker login and the image’s name`,
    step: 'name',
    autoFix: 'yes',
    example: commandFails(
      'PRE_BUILD',
      'echo $DOCKER_PASSWORD | docker login -u $DOCKER_USERNAME --password-stdin $DOCKER_REGISTRY_URL',
      [
        'Error response from daemon: login attempt to https://hub.docker.com/v2/ failed with status: 404 Not Found',
      ],
    ),
  },
  {
    id: 'registry-push-denied',
    title: t`the registry denies the push`,
    where: ['log'],
    match: [
      denied,
      /\bfailed to push (?<image>[^\s:]+(?::\d+\/\S+?)?)(?::[\w.-]+)?: (?:denied|unauthorized|.*\b40[13] )/i,
      /^(?:denied|unauthorized): \S/i,
    ],
    when: (sighting, { image }) => isElsewhere(image ?? pushTarget(sighting)),
    what: ({ image }, sighting) =>
      t`the registry denies the push to ${image ?? pushTarget(sighting) ?? ''}`,
    why: (_, sighting) =>
      login(sighting)?.isForHub
        ? t`docker login names no registry, so it is Docker Hub that is logged in to, and not the one that is pushed to`
        : t`who logs in may not write there: another account, a token that may only read, or no login to exactly this host; some registries answer so where the project does not exist`,
    remedy: t`log in to the host of the image’s name, with an account or token that may write to this repository`,
    step: 'store',
    autoFix: 'no',
    example: commandFails(
      'POST_BUILD',
      'docker push registry.example.com/shop/flask-app:latest',
      [
        'The push refers to repository [registry.example.com/shop/flask-app]',
        'denied: requested access to the resource is denied',
      ],
      { before: ran('docker login …', 'Login Succeeded') },
    ),
  },
];

const maybeElsewhere =
  /denied: requested access|push access denied|insufficient_scope|unauthorized: (?:authentication required|access to)/i;

/** True where the registry that is pushed to, or was logged in to, is not what it is taken for. */
function atWrongHost(sighting: Sighting): boolean {
  const target = pushTarget(sighting) ?? '';
  const { host } = login(sighting) ?? {};
  const known = knownValue(sighting.evidence, 'registry');
  if (known !== undefined && hubHosts.test(known)) return true;
  if (hubHosts.test(target) || (host !== undefined && hubHosts.test(host))) return true;
  if (/denied: requested access|push access denied|insufficient_scope/i.test(sighting.text))
    return false;
  return sighting.log.loggedIn && isToHub(sighting);
}

/** True where the image goes to Docker Hub, as far as its name is known. */
function isToHub(sighting: Sighting): boolean {
  return isOfHub(pushTarget(sighting) ?? '');
}

/** True for an image of a registry that is neither Docker Hub nor Amazon ECR, whose answers differ. */
function isElsewhere(image = ''): boolean {
  return !isOfHub(image) && !isMasked(image) && !/^(?:\d+\.dkr|public)\.ecr\b/.test(image);
}

function isOfHub(image: string): boolean {
  const [host = ''] = image.split('/');
  return !/[.:]/.test(host) || /^(?:[\w-]+\.)*docker\.(?:io|com)$/.test(host);
}

/** True where the name’s first part is the user that logs in, as far as both are known. */
function isOwnNamespace(sighting: Sighting): boolean {
  const target = pushTarget(sighting)?.replace(/^docker\.io\//, '');
  const user = login(sighting)?.user;
  if (target === undefined) return false;
  if (user !== undefined) return target.startsWith(`${user}/`);
  const [registry, name] = (['registry', 'username'] as const).map((of) =>
    knownValue(sighting.evidence, of),
  );
  return target.startsWith('***/***/') && registry === 'docker.io' && name?.includes('@') === false;
}
