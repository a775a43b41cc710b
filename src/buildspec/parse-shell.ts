import { parse } from 'unbash';
import { rememberingRecent } from '../remember.ts';

/** The tree of a script, with the errors that were met in it. */
export const parseShell = rememberingRecent(parse, 256);
