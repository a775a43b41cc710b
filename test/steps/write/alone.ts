import { write } from '../../../src/steps/write/step.ts';
import type { Finding } from '../../../src/types.ts';
import { folderWith, knowing, settled } from './folder-reads.ts';

/** What a check finds in a buildspec that lies without its source. */
export async function foundAlone(check: string, text: string): Promise<Finding[]> {
  const { reads, close } = await folderWith({ 'buildspec.yml': text });
  try {
    const sight = await write.look(knowing(settled), reads);
    return write.checks.flatMap((one) => (one.id === check ? one.find(sight) : []));
  } finally {
    await close();
  }
}
