const host = /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;

/**
 * True for the host of a private Amazon ECR registry, which takes a short-lived token of the
 * caller's role and no stored credential.
 * Source: Amazon ECR User Guide, Private registry authentication.
 */
export function isEcr(registry: string): boolean {
  return host.test(registry);
}

/** The account and region that an ECR host names. */
export function ecrParts(registry: string): { account: string; region: string } | undefined {
  const [, account, region] = registry.match(host) ?? [];
  return account && region ? { account, region } : undefined;
}
