import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

/** A key of nobody: the practice ground takes any that is well-formed. */
const KeyId = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

export const decryptDenied: Fault = {
  id: 'ssm-kms-decrypt-denied',
  title: t`the password was encrypted with a key that the role may not use`,
  async break({ aws, parameters }) {
    const ssm = new SSMClient(aws);
    const Name = parameters.password;
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name, WithDecryption: true }));
    await ssm.send(
      new PutParameterCommand({ Name, Value: Parameter?.Value, KeyId, Overwrite: true }),
    );
  },
};
