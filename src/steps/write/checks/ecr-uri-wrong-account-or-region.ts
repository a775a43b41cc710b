import type { Login } from '../../../buildspec/logins.ts';
import { wordsOf } from '../../../buildspec/words.ts';
import { ecrParts } from '../../../image/ecr.ts';
import { t } from '../../../language.ts';
import { ecrCalls, optionOf } from '../aws-calls.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { type Host, hostOfLogin, hostOfPush } from '../hosts.ts';
import { imageUses } from '../image-uses.ts';
import { originOf } from '../origins.ts';
import type { Aim, FileSight } from '../sight.ts';
import { knownValues } from '../values.ts';

/** The addresses of Amazon ECR name one account and one region. */
export const ecrUriWrongAccountOrRegion = meaningCheck(
  'ecr-uri-wrong-account-or-region',
  t`the addresses of Amazon ECR name one account and region`,
  (file, aim) => [
    ...wrongAccounts(file, aim),
    ...(file.story.logins.length > 0
      ? [...otherHosts(file, aim), ...otherAccounts(file, aim)]
      : []),
    ...(file.spec.text.includes('get-login-password')
      ? [...otherRegions(file), ...publicRegions(file), ...otherKinds(file)]
      : []),
  ],
);

function wrongAccounts(file: FileSight, { project }: Aim): Fault[] {
  const registries = file.story.logins.flatMap(({ registry }) => registry ?? []);
  const told = new Set<string>();
  return [...registries, ...imageUses(file.story).map(({ word }) => word)].flatMap((word) => {
    const [, account = ''] = wordsOf(word.parts).match(/^(?:https:\/\/)?(\d+)\.dkr\.ecr\./) ?? [];
    if (account === '' || account.length === 12 || told.has(account)) return [];
    told.add(account);
    const origin =
      originOf(`${account}.dkr.ecr`, word, file, project) ?? originOf(account, word, file, project);
    if (!origin) return [];
    return [
      {
        severity: origin.sure ? 'error' : 'warning',
        what: t`the account ${account} has ${account.length} digits`,
        why: t`the number of an AWS account has twelve, so there is no such registry`,
        at: origin.span.start,
        remedy: t`write the account’s number: aws sts get-caller-identity --query Account`,
      },
    ];
  });
}

/** A push to another registry of Amazon ECR than those that are logged in to. */
function otherHosts(file: FileSight, aim: Aim): Fault[] {
  const values = knownValues(file, aim);
  const { logins, pushes } = file.story;
  const hosts = logins.map((login) => hostOfLogin(login, values).known);
  const push = pushes.find((one) => {
    const host = hostOfPush(one, values).known;
    return host !== undefined && ecrParts(host) && hosts.every((other) => other && other !== host);
  });
  const other = hosts.find((host) => host && ecrParts(host));
  if (!push || !other) return [];
  return [
    {
      severity: 'error',
      what: t`the login is to ${other}, and the push to ${hostOfPush(push, values).known}`,
      why: t`a login holds for one registry, and each account and region has its own: “no basic auth credentials”`,
      at: push.image.span.start,
      remedy: t`name one registry in both, best by one variable`,
    },
  ];
}

/** A push to another account than those that are logged in to, where a variable stands for the region. */
function otherAccounts(file: FileSight, aim: Aim): Fault[] {
  const values = knownValues(file, aim);
  const { logins, pushes } = file.story;
  const accounts = logins.map((login) => accountIn(hostOfLogin(login, values)));
  const push = pushes.find((one) => {
    const host = hostOfPush(one, values);
    const account = host.known === undefined ? accountIn(host) : undefined;
    return account !== undefined && accounts.every((other) => other && other !== account);
  });
  const [other] = accounts;
  if (!push || !other) return [];
  return [
    {
      severity: 'error',
      what: t`the login is to the account ${other}, and the push to ${accountIn(hostOfPush(push, values))}`,
      why: t`a login holds for one registry, and each account has its own: “no basic auth credentials”`,
      at: push.image.span.start,
      remedy: t`name one account in both, best by one variable`,
    },
  ];
}

/** The account that an address of Amazon ECR is written with. */
function accountIn({ written }: Host): string | undefined {
  return written.match(/^(?:https:\/\/)?(\d+)\.dkr\.ecr\./)?.[1];
}

/**
 * A password for Amazon ECR Public from a region that has none: only two regions answer for it
 * (Amazon ECR Public endpoints and quotas, AWS General Reference).
 */
function publicRegions({ story }: FileSight): Fault[] {
  return ecrCalls(story, 'get-login-password', 'ecr-public').flatMap((source): Fault[] => {
    const region = optionOf(source, '--region')?.replace(/["']/g, '') ?? '';
    const isAnother =
      /^[a-z]{2}(-[a-z]+)+-\d$/.test(region) && !/^us-(east-1|west-2)$/.test(region);
    if (!isAnother) return [];
    return [
      {
        severity: 'error',
        what: t`Amazon ECR Public gives no password in ${region}`,
        why: t`its registry is one for the whole world, and answers in us-east-1 alone`,
        at: source.call.span.start,
        remedy: t`ask for the password with --region us-east-1`,
      },
    ];
  });
}

/**
 * A password of private registries for Amazon ECR Public, or the other way round: each has commands
 * of its own (Amazon ECR Public User Guide, Registry authentication).
 */
function otherKinds({ story }: FileSight): Fault[] {
  return (['ecr', 'ecr-public'] as const).flatMap((service) => {
    const passwords = ecrCalls(story, 'get-login-password', service);
    return story.logins.flatMap((login): Fault[] => {
      const source = passwords.find(({ call }) => feeds(login, call));
      const address = login.registry && wordsOf(login.registry.parts);
      const isPublic = address?.startsWith('public.ecr.aws') === true;
      const isPrivate = /\.dkr\.ecr\./.test(address ?? '');
      if (!source || !address || (service === 'ecr' ? !isPublic : !isPrivate)) return [];
      const meant = isPublic ? 'ecr-public' : 'ecr';
      return [
        {
          severity: 'error',
          what: t`the password is from aws ${service}, and the login is to ${address}`,
          why: t`the public registry and those of accounts have passwords of their own, and refuse each other’s`,
          at: source.call.span.start,
          remedy: isPublic
            ? t`ask for the password with aws ${meant} get-login-password --region us-east-1`
            : t`ask for the password with aws ${meant} get-login-password`,
        },
      ];
    });
  });
}

/** A password from one region for the registry of another. */
function otherRegions({ story }: FileSight): Fault[] {
  const passwords = ecrCalls(story, 'get-login-password');
  return story.logins.flatMap((login): Fault[] => {
    const source = passwords.find(({ call }) => feeds(login, call));
    const region = source && optionOf(source, '--region');
    const address = login.registry && wordsOf(login.registry.parts);
    const [, other] = address?.match(/\.dkr\.ecr\.([a-z]{2}-[a-z-]+-\d)\./) ?? [];
    if (!region || !other || !/^[a-z]{2}-[a-z-]+-\d$/.test(region) || region === other) return [];
    return [
      {
        severity: 'warning',
        what: t`the password is for ${region}, and the registry is in ${other}`,
        why: t`Amazon ECR gives passwords region by region, and refuses one from elsewhere`,
        at: source.call.span.start,
        remedy: t`ask for the password with --region ${other}`,
      },
    ];
  });
}

function feeds({ call: { input } }: Login, source: Login['call']): boolean {
  return input?.from === 'pipe' && input.calls.includes(source);
}
