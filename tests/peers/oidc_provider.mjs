// The npm oidc-provider on 127.0.0.1, any free port, for the tests of flows. Prints JSON lines on standard output:
// first {"issuer": …, "clientKey": …} (the private key of peer-key), then each request as it was received, with its answer's status, once it is answered.
// ISSUER/api/… is an API for the tokens of its JWT resource. With --dpop-nonce, DPoP proofs must have a nonce of its own.
// With --logout-port N, the client peer-logout is told of
// sign-outs there (back channel; the front channel is not in this version any more).
// Ends when its standard input ends, so that it never outlives the test that started it.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { makeApi } from './jose_api.mjs';

const at = process.argv.indexOf('--logout-port');
const logoutPlace = `http://127.0.0.1:${at < 0 ? 1 : process.argv[at + 1]}`;
const resource = 'https://api.example.org';

async function signingKey(alg, kid) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg, use: 'sig' };
}

const clientKey = await signingKey('ES256', 'client');
const { d, ...publicClientKey } = clientKey;

function client(id, settings) {
  return {
    client_id: id,
    application_type: 'native', // any port of the loopback redirect URI, RFC 8252 §7.3
    redirect_uris: ['http://127.0.0.1/callback'],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    ...settings,
  };
}

const configuration = {
  clients: [
    client('peer-native', { token_endpoint_auth_method: 'none' }),
    client('peer-hybrid', {
      token_endpoint_auth_method: 'none', grant_types: ['authorization_code', 'implicit'], response_types: ['code id_token'] }),
    client('peer-web', { token_endpoint_auth_method: 'client_secret_basic', client_secret: 'a secret+with/=%& signs' }),
    client('peer-web-jwt', { token_endpoint_auth_method: 'client_secret_jwt', client_secret: 'a secret of more than 32 characters, for HS256' }),
    client('peer-key', { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [publicClientKey] } }),
    client('peer-logout', {
      token_endpoint_auth_method: 'none',
      post_logout_redirect_uris: [`${logoutPlace}/callback`],
      backchannel_logout_uri: `${logoutPlace}/backchannel_logout`,
      backchannel_logout_session_required: true }),
    client('peer-web-post', { token_endpoint_auth_method: 'client_secret_post', client_secret: 'post secret+/=%&' }),
  ],
  jwks: { keys: [await signingKey('RS256', 'peer-rs'), await signingKey('ES256', 'peer-es')] },
  cookies: { keys: ['peer'] },
  scopes: ['openid', 'offline_access', 'profile', 'orders:read'],
  claims: { openid: ['sub'], profile: ['name'] },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, name: `Person ${id}` }) }),
  fetch: (url, { dispatcher, ...options }) => fetch(url, options), // clients are on this machine
  clientBasedCORS: () => true, // pages on any port make requests of their own
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: true },
    backchannelLogout: { enabled: true },
    introspection: { enabled: true },
    requestObjects: { enabled: true },
    revocation: { enabled: true },
    dPoP: {
      enabled: true,
      nonceSecret: randomBytes(32),
      requireNonce: () => process.argv.includes('--dpop-nonce'),
    },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (ctx, indicator) => ({
        scope: 'orders:read',
        audience: indicator,
        accessTokenFormat: indicator === resource ? 'jwt' : 'opaque',
        jwt: { sign: { alg: 'ES256' } },
      }),
      useGrantedResource: () => true,
    },
  },
};

function say(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/// The body's bytes are copied on their way in, so that the provider reads them untouched.
function record(request, response) {
  const chunks = [];
  const push = request.push.bind(request);
  request.push = (chunk, encoding) => {
    if (chunk) chunks.push(Buffer.from(chunk));
    return push(chunk, encoding);
  };
  response.on('finish', () => say({
    method: request.method,
    url: request.url,
    headers: request.rawHeaders,
    body: Buffer.concat(chunks).toString('latin1'),
    status: response.statusCode,
  }));
}

console.warn = () => {}; // its warnings about quick-start settings
console.info = () => {};
const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;
const handle = new Provider(issuer, configuration).callback();
const publicKeys = configuration.jwks.keys.map(({ kty, crv, n, e, x, y, kid, alg, use }) =>
  JSON.parse(JSON.stringify({ kty, crv, n, e, x, y, kid, alg, use })));
const api = makeApi(issuer, publicKeys, resource);
server.on('request', (request, response) => {
  record(request, response);
  (request.url.startsWith('/api/') ? api : handle)(request, response);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
say({ issuer, clientKey });
