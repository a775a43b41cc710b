/** What the process knows of its surroundings; handed on so that nothing else reads the process. */
export interface Surroundings {
  argv: readonly string[];
  environment: Record<string, string | undefined>;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  workingFolder: string;
  home: string;
  platform: NodeJS.Platform;
  /** Folder that holds `templates/` and `package.json`. */
  packageFolder: string;
}
