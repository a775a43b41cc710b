import {
  DeleteParameterCommand,
  GetParameterCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { t } from '../../language.ts';
import type { Fault } from './fault.ts';
import { withVariable } from './in-project.ts';

const region = 'eu-west-1';

export const ssmWrongRegion: Fault = {
  id: 'ssm-wrong-region',
  title: t`the password was stored in another region, which a variable of the project names`,
  async break(ground) {
    const { aws, parameters } = ground;
    const Name = parameters.password;
    const here = new SSMClient(aws);
    const { Parameter } = await here.send(new GetParameterCommand({ Name, WithDecryption: true }));
    const { Type, Value } = Parameter ?? {};
    await new SSMClient({ ...aws, region }).send(new PutParameterCommand({ Name, Type, Value }));
    await here.send(new DeleteParameterCommand({ Name }));
    const named = { name: 'PARAMETER_REGION', value: region };
    await withVariable(this.id, this.title, () => named).break(ground);
  },
};
