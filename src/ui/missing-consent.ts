import { t } from '../language.ts';

/** Nobody is there to consent to a change: exit 2, naming the flag. */
export class MissingConsent extends Error {
  constructor() {
    super(t`consent is missing: nobody can be asked here, and --yes was not given`);
    this.name = 'MissingConsent';
  }
}
