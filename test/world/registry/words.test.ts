import { describe, expect, test } from 'vitest';
import { errorCodes, harmless, wordsOf } from '../../../src/world/registry/words.ts';

const errors = (...list: object[]) => JSON.stringify({ errors: list });

describe('what a registry said', () => {
  test.each([
    [403, errors({ code: 'DENIED', message: 'no access' }), 'denied: no access'],
    [404, errors({ code: 'NAME_UNKNOWN', message: 'gone' }), 'name unknown: gone'],
    [403, errors({ code: 'DENIED' }), 'denied'],
    [400, errors({ code: 'A', message: 'a' }, { code: 'B', message: 'b' }), 'a: a; b: b'],
    [401, '{"details":"incorrect username or password"}', 'incorrect username or password'],
    [400, '{"error":"invalid_grant","error_description":"expired"}', 'expired'],
    [404, '{"message":"not found"}', 'not found'],
    [401, '', 'HTTP 401 Unauthorized'],
    [404, '<html>no such page</html>', 'HTTP 404 Not Found'],
    [500, '{"errors":"broken"}', 'HTTP 500 Internal Server Error'],
    [403, errors(), 'HTTP 403 Forbidden'],
    [418, 'null', "HTTP 418 I'm a Teapot"],
  ])('%i %s', (status, text, words) => {
    expect(wordsOf(status, text, [])).toBe(words);
  });

  test('is harmless to print', () => {
    const text = 'red \u001b[31malert\u001b]0;title\u0007 \r\n\t\u009b2J\u202eback\u200b';
    expect(harmless(text)).toBe('red alert back');
  });

  test('has at most 300 characters', () => {
    const said = wordsOf(403, errors({ code: 'DENIED', message: '🐳'.repeat(400) }), []);
    expect([...said].length).toBe(300);
    expect(said).toMatch(/^denied: 🐳+…$/u);
  });

  test('holds no secret, even where the registry sends it back', () => {
    const message = 'no user alice:s3cret, YWxpY2U6czNjcmV0';
    const said = wordsOf(401, errors({ message }), ['s3cret', 'YWxpY2U6czNjcmV0', '']);
    expect(said).toBe('no user alice:•••, •••');
  });
});

test('the codes of an answer', () => {
  expect(errorCodes(errors({ code: 'A' }, {}, { code: 'B' }))).toEqual(['A', 'B']);
  expect(errorCodes('<html>')).toEqual([]);
});
