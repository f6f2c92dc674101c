/** Something wrong with the command line or with a file that it names; ends the command with exit code 2. */
export class UsageError extends Error {}
