import { describe, expect, test } from 'vitest';
import { realmProblem } from '../../../src/world/registry/realm.ts';

describe('the password may go to', () => {
  test.each([
    ['https://registry-1.docker.io', 'https://auth.docker.io/token'],
    ['https://ghcr.io', 'https://ghcr.io/token'],
    ['https://registry.gitlab.com', 'https://gitlab.com/jwt/auth'],
    ['https://registry.example.com:5000', 'https://auth.example.com/token'],
    ['https://registry.example.co.uk', 'https://auth.example.co.uk/token'],
    ['https://example.com', 'https://auth.example.com/token'],
    ['https://alice.azurecr.io', 'https://alice.azurecr.io/oauth2/token'],
    ['http://127.0.0.1:5000', 'http://127.0.0.1:5000/token'],
    ['http://localhost:5000', 'http://127.0.0.1:5001/token'],
    ['http://[::1]:5000', 'https://localhost:5001/token'],
  ])('of %s: %s', (registry, realm) => {
    expect(realmProblem(realm, new URL(registry))).toBeUndefined();
  });
});

describe('the password may not go to', () => {
  test.each([
    ['https://registry.example.com', 'https://collector.example.org/token', 'not its own host'],
    ['https://registry.example.com', 'http://registry.example.com/token', 'without TLS'],
    ['https://registry.example.com', 'https://example.com.collector.org/', 'not its own host'],
    ['https://registry.example.com', 'https://notexample.com/token', 'not its own host'],
    ['https://registry.co.uk', 'https://collector.co.uk/token', 'not its own host'],
    ['https://ghcr.io', 'https://collector.io/token', 'not its own host'],
    ['https://alice.azurecr.io', 'https://mallory.azurecr.io/token', 'not its own host'],
    ['https://registry.example.com', 'https://127.0.0.1/token', 'not its own host'],
    ['https://192.0.2.1:5000', 'https://198.51.100.1/token', 'not its own host'],
    ['https://192.0.2.1', 'https://8.0.2.1/token', 'not its own host'],
    ['http://127.0.0.1:5000', 'http://registry.example.com/token', 'not its own host'],
    ['http://127.0.0.1:5000', 'https://registry.example.com/token', 'not its own host'],
    ['https://registry.example.com', 'file:///etc/passwd', 'without TLS'],
    ['https://registry.example.com', '/token', 'names no place'],
    ['https://registry.example.com', '', 'names no place'],
  ])('of %s: %s', (registry, realm, reason) => {
    const said = realmProblem(realm, new URL(registry));
    expect(said).toContain(reason);
  });
});
