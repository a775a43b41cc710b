/** Exit codes, the same for every command. */
export const exit = { fine: 0, findings: 1, usage: 2, unknown: 3, fault: 70, left: 130 } as const;
