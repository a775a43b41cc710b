import { t } from '../language.ts';
import type { Buildspec } from './buildspec.ts';

/** Marks of PowerShell that no Unix shell command carries. */
const ofPowerShell =
  /^[ \t]*\$\w+\s*=\s|\$env:\w|^[ \t]*(Write-Host|Write-Output|Invoke-\w+|Set-\w+|Get-\w+|New-\w+|Copy-Item|Remove-Item)\b|-ErrorAction\b/im;
/** A variable as cmd writes it; where a Unix shell has its own variables it is text: `s|%TAG%|$TAG|`. */
const ofCmd = /%[A-Za-z_]\w{2,}%/;
const ofUnix = /\$(\w|\{|\()/;

/** Why the commands are not for a Unix shell, or undefined when they are as far as one can tell. */
export function otherShell({ env, phases }: Buildspec): string | undefined {
  const shell = env.shell?.text ?? '';
  if (/powershell|pwsh|cmd(\.exe)?$/i.test(shell)) return t`the commands are written for ${shell}`;
  const texts = phases.flatMap((phase) => phase.commands.map(({ text }) => text));
  const isCmd = texts.some((text) => ofCmd.test(text)) && !texts.some((text) => ofUnix.test(text));
  const isOther = isCmd || texts.some((text) => ofPowerShell.test(text));
  return isOther && !/sh$/.test(shell) ? t`the commands look like PowerShell or cmd` : undefined;
}
