import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks at all processes. */
const pause = 20;

/** A watch over the processes of this machine. */
export interface Watch {
  /** Ends it; how often it looked, and what it saw, each place once. */
  stop(): { looks: number; seen: string[] };
}

/**
 * Looks at every process's words, and at the environment of those that descend from this one,
 * except of `given`, which was given by the test what is looked for.
 */
export function watchProcesses(
  holds: (content: Buffer) => readonly string[],
  given?: number,
): Watch {
  const seen = new Set<string>();
  let looks = 0;
  const look = () => {
    looks += 1;
    const parents = parentsOfAll();
    for (const pid of parents.keys()) {
      const words = contentOf(pid, 'cmdline');
      const name = () => `${pid} ${words.toString().split('\0')[0]}`;
      if (holds(words).length > 0) seen.add(`words of ${name()}`);
      if (pid === given || !descends(pid, parents)) continue;
      // Between fork and exec a child is still a copy of the program that starts it.
      const isCopy = given !== undefined && words.equals(contentOf(given, 'cmdline'));
      if (isCopy) continue;
      if (holds(contentOf(pid, 'environ')).length > 0) seen.add(`environment of ${name()}`);
    }
  };
  look();
  const timer = setInterval(look, pause);
  return {
    stop() {
      clearInterval(timer);
      return { looks, seen: [...seen] };
    },
  };
}

function parentsOfAll(): Map<number, number> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(
    pids.map((pid) => {
      const [, parent] =
        contentOf(Number(pid), 'status')
          .toString()
          .match(/^PPid:\t(\d+)$/m) ?? [];
      return [Number(pid), Number(parent ?? 0)];
    }),
  );
}

function descends(pid: number, parents: ReadonlyMap<number, number>): boolean {
  let at = parents.get(pid);
  while (at !== undefined && at > 0) {
    if (at === process.pid) return true;
    at = parents.get(at);
  }
  return false;
}

/** Empty for a process that has ended meanwhile. */
function contentOf(pid: number, file: string): Buffer {
  try {
    return readFileSync(`/proc/${pid}/${file}`);
  } catch {
    return Buffer.alloc(0);
  }
}
