import type { UnknownKey } from './log.ts';

/**
 * The keys that CodeBuild's agent warns of while it reads the buildspec, as it words it: `Found
 * possible syntax errors in buildspec: In the section … The following keys cannot be identified: …`
 */
export class UnknownKeys {
  readonly found: UnknownKey[] = [];
  #section = '';
  #awaiting: 'nothing' | 'section' | 'keys' = 'nothing';

  add(text: string, agent: boolean): void {
    if (text.startsWith('Found possible syntax errors in buildspec')) this.#awaiting = 'section';
    else if (agent) this.#awaiting = 'nothing';
    if (this.#awaiting === 'nothing') return;
    const section = /In the section:? ?(\S.*)?$/.exec(text);
    if (section) {
      this.#section = section[1] ?? '';
      this.#awaiting = 'section';
    } else if (/following keys cannot be identified/.test(text)) {
      this.#awaiting = 'keys';
    } else if (this.#awaiting === 'keys' && this.found.length < 50) {
      this.found.push({ section: this.#section, key: text.replace(/:$/, '') });
    }
  }
}
