// An API that verifies JWT access tokens (RFC 9068) and DPoP proofs (RFC 9449) with npm jose: what npm
// oidc-provider issues tokens for and has none of its own of.
import { createHash } from 'node:crypto';
import { EmbeddedJWK, calculateJwkThumbprint, createLocalJWKSet, jwtVerify } from 'jose';

const scheme = (request) => (request.headers.authorization ?? '').split(' ');

async function verifyProof(request, issuer, token, jkt, seen) {
  const proof = await jwtVerify(request.headers.dpop ?? '', EmbeddedJWK, { typ: 'dpop+jwt', maxTokenAge: 60 });
  const { htm, htu, ath, jti } = proof.payload;
  const fits = htm === request.method && htu === issuer + request.url
    && ath === createHash('sha256').update(token).digest('base64url')
    && (await calculateJwkThumbprint(proof.protectedHeader.jwk)) === jkt && !seen.has(jti);
  if (!fits) throw new Error('the proof is for something else');
  seen.add(jti);
}

/// Answers the requests to /api/…; keys: the issuer's public JWKs.
export function makeApi(issuer, keys, audience) {
  const keySet = createLocalJWKSet({ keys });
  const seen = new Set();
  return async (request, response) => {
    const [word, token] = scheme(request);
    try {
      const { payload } = await jwtVerify(token ?? '', keySet, { issuer, audience, typ: 'at+jwt' });
      const isBound = payload.cnf?.jkt !== undefined;
      if (isBound !== (word === 'DPoP')) throw new Error('the wrong scheme');
      if (isBound) await verifyProof(request, issuer, token, payload.cnf.jkt, seen);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"orders":[]}');
    } catch {
      const challenge = token ? `${word} error="invalid_token"` : 'Bearer';
      response.writeHead(401, { 'content-type': 'application/json', 'www-authenticate': challenge }).end('{"error":"invalid_token"}');
    }
  };
}
