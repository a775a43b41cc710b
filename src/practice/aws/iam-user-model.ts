import { type Constraint, structure, text } from './constraints.ts';

const user = text({ min: 1, max: 128 });
const policyName = text({ min: 1, max: 128 });
const arn = text({ min: 20, max: 2048 });
const document = text({ min: 1, max: 131072 });
const path = text({ min: 1, max: 512, pattern: '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)' });
const prefix = text({ min: 1, max: 512, pattern: '\\u002F[\\u0021-\\u007F]*' });
const alias = text({ min: 3, max: 63, pattern: '[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]' });
const code = text({ min: 6, max: 6, pattern: '[\\d]+' });
const paged = {
  MaxItems: text({ pattern: '[1-9][0-9]{0,2}|1000' }),
  Marker: text({ min: 1, max: 320 }),
};
const ofUser = structure(['UserName', 'PolicyName'], { UserName: user, PolicyName: policyName });
const onUser = structure(['UserName'], { UserName: user, PathPrefix: prefix, ...paged });
const attachment = structure(['UserName', 'PolicyArn'], { UserName: user, PolicyArn: arn });

/** What the members of IAM's requests about users may hold, from the service's API model. */
export const iamUserModel = {
  CreateAccountAlias: structure(['AccountAlias'], { AccountAlias: alias }),
  DeleteAccountAlias: structure(['AccountAlias'], { AccountAlias: alias }),
  ListAccountAliases: structure([], paged),
  CreateUser: structure(['UserName'], { UserName: user, Path: path }),
  GetUser: structure([], { UserName: user }),
  ListUsers: structure([], { PathPrefix: prefix, ...paged }),
  CreateAccessKey: structure(['UserName'], { UserName: user }),
  PutUserPolicy: structure(['UserName', 'PolicyName', 'PolicyDocument'], {
    UserName: user,
    PolicyName: policyName,
    PolicyDocument: document,
  }),
  GetUserPolicy: ofUser,
  DeleteUserPolicy: ofUser,
  ListUserPolicies: onUser,
  AttachUserPolicy: attachment,
  DetachUserPolicy: attachment,
  ListAttachedUserPolicies: onUser,
  ListGroupsForUser: onUser,
  CreateVirtualMFADevice: structure(['VirtualMFADeviceName'], {
    VirtualMFADeviceName: text({ min: 1, pattern: '[\\w+=,.@-]+' }),
    Path: path,
  }),
  EnableMFADevice: structure(
    ['UserName', 'SerialNumber', 'AuthenticationCode1', 'AuthenticationCode2'],
    {
      UserName: user,
      SerialNumber: text({ min: 9, max: 256 }),
      AuthenticationCode1: code,
      AuthenticationCode2: code,
    },
  ),
  ListMFADevices: onUser,
} satisfies Record<string, Constraint>;
