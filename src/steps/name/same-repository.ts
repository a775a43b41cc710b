/** True for two addresses of one repository, by ssh or https, with or without a user. */
export function sameRepository(one: string, other: string): boolean {
  return bareAddress(one) === bareAddress(other);
}

function bareAddress(address: string): string {
  return address
    .replace(/^\w+:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .replace(':', '/')
    .replace(/\/?(\.git)?\/?$/, '')
    .toLowerCase();
}
