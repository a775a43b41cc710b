import { t } from '../../language.ts';
import { commandFails } from '../example.ts';
import type { Rule } from '../rule.ts';

/** What is said of a certificate that is a server’s, but not this one’s. */
const otherNames = /is valid for/;

/** Servers whose certificates the build’s system does not take. */
export const certificateRules: readonly Rule[] = [
  {
    id: 'certificate-not-trusted',
    title: t`a server’s certificate is not trusted in the build`,
    where: ['log', 'context', 'api'],
    match: [
      /\bx509: (?<said>certificate (?:signed by unknown authority|has expired|is not valid|is valid for .+, not \S+)|cannot validate certificate)/,
      /(?<said>certificate verify failed(?:: [^(\]]+)?)/i,
      /(?<said>server certificate verification failed)/,
      /SSL certificate problem: (?<said>.+)$/,
      /(?<said>unable to (?:get local issuer|verify the first) certificate|self[- ]signed certificate(?: in certificate chain)?|PKIX path building failed)/i,
      /\b(?<said>SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|CERT_HAS_EXPIRED)\b/,
    ],
    what: ({ said = '' }) =>
      t`a server’s certificate is not trusted in the build: ${said.trim().replace(/[.:]$/, '')}`,
    why: ({ said = '' }) =>
      otherNames.test(said)
        ? t`it was made out to other names than the one by which the server is called`
        : t`the system that the build runs in does not know who issued it: its list of authorities is old or missing, or a proxy or a private server shows a certificate of its own`,
    remedy: ({ said = '' }) =>
      otherNames.test(said)
        ? t`call the server by a name that its certificate has, or have one made out to this name`
        : t`install ca-certificates in the image and the authority of your own servers beside it, or take a newer image`,
    step: 'wire',
    autoFix: 'no',
    example: commandFails('BUILD', 'git clone https://git.example.com/flask-app.git', [
      "Cloning into 'flask-app'...",
      "fatal: unable to access 'https://git.example.com/flask-app.git/': SSL certificate problem: unable to get local issuer certificate",
    ]),
  },
];
