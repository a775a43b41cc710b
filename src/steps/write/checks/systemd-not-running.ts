import { programOf } from '../../../buildspec/program.ts';
import { t } from '../../../language.ts';
import { hasAlternative } from '../command-at.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** No command asks systemd, which runs in no container of a build. */
export const systemdNotRunning = meaningCheck(
  'systemd-not-running',
  t`no command asks systemd for a service`,
  ({ spec, story: { calls } }): Fault[] => {
    const call = calls.find(({ argv, conditional, span }) => {
      const { name, args: [verb] = [] } = programOf(argv) ?? {};
      const isAsked = name === 'systemctl' && asking.test(verb?.text ?? '');
      return isAsked && !conditional && !hasAlternative(spec, span.end);
    });
    if (!call) return [];
    return [
      {
        severity: 'warning',
        what: t`systemctl is run, and a build’s container has no systemd`,
        why: t`the container runs the commands of the build and nothing else: “System has not been booted with systemd as init system”`,
        at: call.span.start,
        remedy: t`start the program itself, or leave it out: with privileged mode Docker runs already`,
      },
    ];
  },
);

const asking = /^(start|restart|stop|reload|enable|disable|status|daemon-reload|is-active|--now)$/;
