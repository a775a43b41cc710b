import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Fault, ProvenGround } from './fault.ts';

/** A fault in the value of a parameter. */
export function inParameter(
  id: string,
  title: string,
  which: keyof ProvenGround['parameters'],
  edit: (value: string) => string,
): Fault {
  return {
    id,
    title,
    async break({ aws, parameters }) {
      const ssm = new SSMClient(aws);
      const Name = parameters[which];
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name, WithDecryption: true }));
      const Value = edit(Parameter?.Value ?? '');
      await ssm.send(new PutParameterCommand({ Name, Value, Overwrite: true }));
    },
  };
}
