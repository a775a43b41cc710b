import { DeleteParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Fault } from './fault.ts';

export const parameterMissing: Fault = {
  id: 'ssm-parameter-missing',
  title: 'the parameter of the registry’s address was deleted',
  async break({ aws, parameters }) {
    await new SSMClient(aws).send(new DeleteParameterCommand({ Name: parameters.url }));
  },
};
