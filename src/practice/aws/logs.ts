import { getLogEvents, putLogEvents } from './logs-events.ts';
import { filterLogEvents } from './logs-filter.ts';
import {
  createLogGroup,
  createLogStream,
  deleteLogGroup,
  describeLogGroups,
  describeLogStreams,
  putRetentionPolicy,
} from './logs-groups.ts';
import { logsModel } from './logs-model.ts';
import type { Groups } from './logs-store.ts';
import { modelled } from './modelled.ts';
import { perRegion } from './regions.ts';
import type { Call, Operations } from './service.ts';

/** CloudWatch Logs, empty at first, with its own groups for each region. */
export function logsOperations(): Operations {
  const store = perRegion((): Groups => new Map());
  const on =
    <Input>(run: (groups: Groups, input: Input, call: Call) => unknown) =>
    (input: Input, call: Call) =>
      run(store(call), input, call);
  const runs = {
    CreateLogGroup: on(createLogGroup),
    DeleteLogGroup: on(deleteLogGroup),
    PutRetentionPolicy: on(putRetentionPolicy),
    DescribeLogGroups: on(describeLogGroups),
    CreateLogStream: on(createLogStream),
    DescribeLogStreams: on(describeLogStreams),
    PutLogEvents: on(putLogEvents),
    GetLogEvents: on(getLogEvents),
    FilterLogEvents: on(filterLogEvents),
  };
  return modelled(logsModel, runs, 'InvalidParameterException');
}
