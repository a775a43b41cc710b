/** Why this machine cannot run what CodeBuild could; it says nothing against the buildspec. */
export class CannotRun extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotRun';
  }
}

/** The words of what kept this machine from running a build. @throws the error itself otherwise */
export function hindrance(error: unknown): string {
  const system = error instanceof Error && 'code' in error && 'syscall' in error;
  if (error instanceof CannotRun || system) return error.message;
  throw error;
}
