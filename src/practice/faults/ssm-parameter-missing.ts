import { DeleteParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';

export const parameterMissing: Fault = {
  id: 'ssm-parameter-missing',
  title: t`the parameter of the registry’s address was deleted`,
  async break({ aws, parameters }) {
    await new SSMClient(aws).send(new DeleteParameterCommand({ Name: parameters.url }));
  },
};
