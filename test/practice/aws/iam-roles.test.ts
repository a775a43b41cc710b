import { describe, expect, it, test } from 'vitest';
import { account, allowing, call, refusal, trust } from './iam-account.ts';

const build = { RoleName: 'build', AssumeRolePolicyDocument: trust() };

describe('roles', () => {
  it('are created with everything that AWS answers', () => {
    const { run } = account();
    const { Role } = run('CreateRole', {
      ...build,
      Path: '/service-role/',
      Description: 'for builds',
      MaxSessionDuration: '7200',
      Tags: [{ Key: 'team', Value: 'red' }],
    });
    expect(Role).toEqual({
      Path: '/service-role/',
      RoleName: 'build',
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Arn: 'arn:aws:iam::123456789012:role/service-role/build',
      CreateDate: '2026-03-01T10:00:00Z',
      AssumeRolePolicyDocument: expect.stringMatching(/^%7B%22Version%22%3A[^{}":* ]+$/),
      Description: 'for builds',
      MaxSessionDuration: 7200,
      Tags: [{ Key: 'team', Value: 'red' }],
      RoleLastUsed: {},
    });
    expect(run('GetRole', { RoleName: 'build' })).toEqual({ Role });
  });

  it('give their documents back letter for letter', () => {
    const { run } = account();
    const document = trust({ Sid: '' }).replace('{', '{\n ');
    run('CreateRole', { ...build, AssumeRolePolicyDocument: document });
    const { Role } = run('GetRole', { RoleName: 'build' }) as {
      Role: { AssumeRolePolicyDocument: string };
    };
    expect(decodeURIComponent(Role.AssumeRolePolicyDocument)).toBe(document);
  });

  it('have names that are unique ignoring case', () => {
    const { run } = account();
    run('CreateRole', build);
    expect(refusal(() => run('CreateRole', { ...build, RoleName: 'BUILD' }))).toBe(
      '409 EntityAlreadyExists: Role with name BUILD already exists.',
    );
    expect(run('GetRole', { RoleName: 'Build' })).toMatchObject({ Role: { RoleName: 'build' } });
  });

  test.each<[string, object, string]>([
    [
      'no name',
      { RoleName: undefined },
      "'roleName' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a space in the name',
      { RoleName: 'a b' },
      '400 ValidationError: The specified value for roleName is invalid.',
    ],
    [
      'a long name',
      { RoleName: 'x'.repeat(65) },
      'Member must have length less than or equal to 64',
    ],
    ['a path without end', { Path: '/service-role' }, "at 'path' failed to satisfy constraint"],
    ['a short session', { MaxSessionDuration: '60' }, 'greater than or equal to 3600'],
    [
      'an em dash',
      { AssumeRolePolicyDocument: trust({ Sid: '—' }) },
      "at 'assumeRolePolicyDocument'",
    ],
    [
      'a tag twice',
      {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'A', Value: '2' },
        ],
      },
      '400 InvalidInput: Duplicate',
    ],
    [
      'no boundary of that name',
      { PermissionsBoundary: 'arn:aws:iam::aws:policy/Nothing' },
      '404 NoSuchEntity',
    ],
  ])('are refused with %s', (_, parts, words) => {
    const { run } = account();
    expect(refusal(() => run('CreateRole', { ...build, ...parts }))).toContain(words);
    expect(run('ListRoles')).toMatchObject({ Roles: [] });
  });

  test.each<[string, string, string]>([
    ['broken JSON', '{', 'This policy contains invalid Json'],
    ['a leading space', ` ${trust()}`, 'JSON strings must not have leading spaces'],
    ['a resource', trust({ Resource: '*' }), 'Has prohibited field Resource'],
    ['no principal', trust({ Principal: undefined }), 'Missing required field Principal'],
    ['an unknown element', trust({ Principle: 'x' }), 'Syntax errors in policy.'],
    [
      'an unknown operator',
      trust({ Condition: { Equals: { a: 'b' } } }),
      'Syntax errors in policy.',
    ],
    [
      'a service without its domain',
      trust({ Principal: { Service: 'codebuild' } }),
      'Invalid principal in policy: "SERVICE":"codebuild"',
    ],
    [
      'an action of another service',
      trust({ Action: 's3:GetObject' }),
      'AssumeRole policy may only specify STS AssumeRole actions.',
    ],
    ['an action without service', trust({ Action: 'AssumeRole' }), 'must be prefaced by a vendor'],
  ])('are refused with a trust policy that has %s', (_, document, words) => {
    const { run } = account();
    const create = () => run('CreateRole', { ...build, AssumeRolePolicyDocument: document });
    expect(refusal(create)).toContain(`400 MalformedPolicyDocument: `);
    expect(refusal(create)).toContain(words);
    run('CreateRole', build);
    const update = () =>
      run('UpdateAssumeRolePolicy', { RoleName: 'build', PolicyDocument: document });
    expect(refusal(update)).toContain(words);
  });

  it('have trust policies of 2,048 characters at most, white space not counted', () => {
    const { run } = account();
    const document = (length: number) => {
      const services = Array.from({ length }, (_, index) => `s${index}.amazonaws.com`);
      return trust({ Principal: { Service: services } });
    };
    const create = (text: string) => () =>
      run('CreateRole', { ...build, AssumeRolePolicyDocument: text });
    expect(refusal(create(document(120)))).toBe(
      '409 LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048',
    );
    expect(refusal(create(document(80).replace('{', `{${' '.repeat(3000)}`)))).toBe('not refused');
  });

  it('are listed in pages, below a path', () => {
    const { run } = account();
    for (const name of ['c', 'a', 'b']) run('CreateRole', { ...build, RoleName: name });
    run('CreateRole', { ...build, RoleName: 'd', Path: '/service-role/' });
    const first = run('ListRoles', { MaxItems: '3' });
    expect(first).toMatchObject({
      Roles: [{ RoleName: 'a' }, { RoleName: 'b' }, { RoleName: 'c' }],
      IsTruncated: true,
    });
    expect(run('ListRoles', { MaxItems: '3', Marker: first['Marker'] })).toEqual({
      Roles: [expect.objectContaining({ RoleName: 'd' })],
      IsTruncated: false,
    });
    expect(run('ListRoles', { PathPrefix: '/service-role/' })).toMatchObject({
      Roles: [{ RoleName: 'd' }],
    });
    expect(refusal(() => run('ListRoles', { Marker: 'nonsense' }))).toContain(
      '400 ValidationError',
    );
    expect(refusal(() => run('ListRoles', { MaxItems: '1001' }))).toContain('400 ValidationError');
  });

  it('are updated and deleted, not while policies hang on them', () => {
    const { run } = account();
    run('CreateRole', build);
    run('UpdateRole', { RoleName: 'build', Description: 'new', MaxSessionDuration: '3600' });
    expect(run('GetRole', { RoleName: 'build' })).toMatchObject({ Role: { Description: 'new' } });

    const inline = { RoleName: 'build', PolicyName: 'p' };
    const attached = {
      RoleName: 'build',
      PolicyArn: 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess',
    };
    run('PutRolePolicy', { ...inline, PolicyDocument: allowing('ssm:GetParameters') });
    run('AttachRolePolicy', attached);
    const remove = () => run('DeleteRole', { RoleName: 'build' });
    expect(refusal(remove)).toBe(
      '409 DeleteConflict: Cannot delete entity, must detach all policies first.',
    );
    run('DetachRolePolicy', attached);
    expect(refusal(remove)).toBe(
      '409 DeleteConflict: Cannot delete entity, must delete policies first.',
    );
    run('DeleteRolePolicy', inline);
    remove();
    expect(refusal(() => run('GetRole', { RoleName: 'build' }))).toBe(
      '404 NoSuchEntity: The role with name build cannot be found.',
    );
  });

  it('carry tags', () => {
    const { run } = account();
    run('CreateRole', { ...build, Tags: '' });
    run('TagRole', {
      RoleName: 'build',
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '' },
      ],
    });
    run('TagRole', { RoleName: 'build', Tags: [{ Key: 'a', Value: '2' }] });
    run('UntagRole', { RoleName: 'build', TagKeys: ['b', 'none'] });
    expect(run('ListRoleTags', { RoleName: 'build' })).toEqual({
      Tags: [{ Key: 'a', Value: '2' }],
      IsTruncated: false,
    });
  });
});

describe('assuming a role', () => {
  const arn = 'arn:aws:iam::123456789012:role/build';
  const project = 'arn:aws:codebuild:us-east-1:123456789012:project/demo';
  const context = { 'aws:SourceAccount': '123456789012', 'aws:SourceArn': project };

  test.each<[string, object, boolean]>([
    ['CodeBuild', {}, true],
    ['this project of CodeBuild', { Condition: { StringEquals: context } }, true],
    ['another project', { Condition: { ArnLike: { 'aws:SourceArn': `${project}-2` } } }, false],
    ['another service', { Principal: { Service: 'ec2.amazonaws.com' } }, false],
  ])('is open to %s', (_, parts, open) => {
    const { run, assumable } = account();
    run('CreateRole', { ...build, AssumeRolePolicyDocument: trust(parts) });
    expect(assumable(arn, context)).toBe(open);
  });

  it('follows a new trust policy, and needs the exact ARN', () => {
    const { run, assumable } = account();
    run('CreateRole', {
      ...build,
      AssumeRolePolicyDocument: trust({ Principal: { Service: 'ec2.amazonaws.com' } }),
    });
    run('UpdateAssumeRolePolicy', { RoleName: 'build', PolicyDocument: trust() });
    expect(assumable(arn, context)).toBe(true);
    expect(assumable(arn.replace('role/', 'role/service-role/'), context)).toBe(false);
  });
});

describe('users', () => {
  it('are the caller alone', () => {
    const { run } = account();
    const user = { UserName: 'practice', Arn: call.caller, Path: '/' };
    expect(run('GetUser')).toMatchObject({ User: user });
    expect(run('GetUser', { UserName: 'practice' })).toMatchObject({ User: user });
    expect(run('ListUsers')).toMatchObject({ Users: [user], IsTruncated: false });
    expect(refusal(() => run('GetUser', { UserName: 'other' }))).toContain('404 NoSuchEntity');
    expect(run('ListAccountAliases')).toEqual({ AccountAliases: [], IsTruncated: false });
  });
});
