// usage: node oidc_tokens.mjs      the tokens that npm oidc-provider makes, in all its algorithms: it runs on 127.0.0.1 and
// logs in by itself. Prints JSON lines: {"kind", "alg", "token", "expected": {…}, "keys": {JWK Set}}, then {"done": count}.
import { createSecretKey, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

const asymmetric = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'];
const symmetric = ['HS256', 'HS384', 'HS512'];
const signing = [...asymmetric, ...symmetric];
const wrapping = ['RSA-OAEP', 'RSA-OAEP-256', 'RSA-OAEP-384', 'RSA-OAEP-512', 'ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW',
  'ECDH-ES+A256KW', 'A128KW', 'A192KW', 'A256KW', 'A128GCMKW', 'A192GCMKW', 'A256GCMKW', 'dir'];
const contents = ['A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512', 'A128GCM', 'A192GCM', 'A256GCM'];
const redirectUri = 'https://client.example.org/callback';
const clientSecret = randomBytes(64).toString('base64url'); // long enough for HS512

async function keyPair(alg, kid, settings = {}) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true, ...settings });
  return { private: { ...(await exportJWK(privateKey)), kid }, public: { ...(await exportJWK(publicKey)), kid } };
}

const signers = await Promise.all([['RS256', 'rsa'], ['ES256', 'p256'], ['ES384', 'p384'], ['ES512', 'p521'],
  ['Ed25519', 'ed25519']].map(([alg, kid]) => keyPair(alg, kid)));
const rsaRecipient = await keyPair('RSA-OAEP', 'recipient-rsa');
const ecRecipient = await keyPair('ECDH-ES', 'recipient-ec', { crv: 'P-256' });

function client(id, settings) {
  return {
    client_id: id,
    client_secret: clientSecret,
    redirect_uris: [redirectUri],
    grant_types: ['authorization_code', 'implicit', 'client_credentials'],
    response_types: ['code id_token', 'code'],
    token_endpoint_auth_method: 'client_secret_post',
    ...settings,
  };
}

function encryptedClient(alg, enc) {
  const own = { id_token_signed_response_alg: 'ES256', id_token_encrypted_response_alg: alg, id_token_encrypted_response_enc: enc };
  const recipient = alg.startsWith('RSA') ? rsaRecipient : ecRecipient;
  const shared = !alg.startsWith('RSA') && !alg.startsWith('ECDH');
  return client(`encrypted-${alg}-${enc}`, shared ? own : { ...own, jwks: { keys: [{ ...recipient.public, use: 'enc' }] } });
}

const encryptions = [...wrapping.map((alg) => [alg, 'A256GCM']), ...contents.map((enc) => ['RSA-OAEP-256', enc])]
  .filter(([alg, enc], index, all) => all.findIndex((other) => other[0] === alg && other[1] === enc) === index);
const apiSecret = createSecretKey(randomBytes(64));
const logoutTokens = new Map();

const configuration = {
  clients: [
    ...signing.map((alg) => client(`signed-${alg}`, {
      id_token_signed_response_alg: alg,
      authorization_signed_response_alg: alg,
      introspection_signed_response_alg: alg,
      backchannel_logout_uri: `https://client.example.org/logout/${alg}`,
    })),
    ...encryptions.map(([alg, enc]) => encryptedClient(alg, enc)),
  ],
  jwks: { keys: signers.map((pair) => pair.private) },
  cookies: { keys: ['peer'] },
  scopes: ['openid', 'profile', 'email', 'orders:read'],
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, name: `Person ${id}`, email: `${id}@example.org` }) }),
  conformIdTokenClaims: false,
  pkce: { required: () => false },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  enabledJWA: {
    idTokenSigningAlgValues: signing,
    authorizationSigningAlgValues: signing,
    introspectionSigningAlgValues: signing,
    idTokenEncryptionAlgValues: wrapping,
    idTokenEncryptionEncValues: contents,
  },
  fetch: async (url, options) => { // logout tokens go nowhere but here
    const { pathname } = new URL(url);
    logoutTokens.set(pathname.split('/').pop(), new URLSearchParams(String(options.body)).get('logout_token'));
    return new Response(null, { status: 200 });
  },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    clientCredentials: { enabled: true },
    encryption: { enabled: true },
    introspection: { enabled: true },
    jwtIntrospection: { enabled: true },
    jwtResponseModes: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (ctx, indicator) => {
        const alg = indicator.split('/').pop();
        const sign = symmetric.includes(alg) ? { alg, key: apiSecret } : { alg };
        return { scope: 'orders:read', audience: indicator, accessTokenFormat: 'jwt', jwt: { sign } };
      },
      useGrantedResource: () => false,
    },
  },
};

console.warn = () => {}; // its warnings about quick-start settings
console.info = () => {};
const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, configuration);
const handle = provider.callback();

/// The user signs in and consents to everything at once.
async function interact(request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: 'alice' } });
  }
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
}

server.on('request', (request, response) => {
  if (!request.url.startsWith('/interaction/')) return handle(request, response);
  interact(request, response).catch((error) => response.writeHead(500).end(String(error)));
});

async function login(parameters) {
  const cookies = new Map();
  let url = new URL(`${issuer}/auth?${new URLSearchParams(parameters)}`);
  for (let step = 0; step < 10; ++step) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const field of response.headers.getSetCookie()) {
      const [, name, value] = field.match(/^([^=]+)=([^;]*)/);
      cookies.set(name, value);
    }
    if (!response.headers.has('location')) throw new Error(await response.text());
    url = new URL(response.headers.get('location'), url);
    if (url.href.startsWith(redirectUri)) return new URLSearchParams(url.hash ? url.hash.slice(1) : url.search);
  }
  throw new Error('the login does not end');
}

async function post(path, form, accept) {
  const response = await fetch(`${issuer}${path}`, {
    method: 'POST', body: new URLSearchParams(form), headers: accept ? { accept } : {} });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${text}`);
  return accept ? text : JSON.parse(text);
}

let count = 0;
function say(kind, alg, token, expected, keys) {
  ++count;
  process.stdout.write(`${JSON.stringify({ kind, alg, token, expected: { issuer, ...expected }, keys: { keys } })}\n`);
}

const published = (await (await fetch(`${issuer}/jwks`)).json()).keys;
const sharedKey = { kty: 'oct', k: Buffer.from(clientSecret).toString('base64url') };
const apiKey = apiSecret.export({ format: 'jwk' });

async function logInWith(id, alg, keys) {
  const state = randomBytes(8).toString('hex');
  const nonce = randomBytes(8).toString('hex');
  const back = await login({ client_id: id, redirect_uri: redirectUri, response_type: 'code id_token', scope: 'openid profile email',
    state, nonce, max_age: '3600' });
  const code = back.get('code');
  const expected = { audience: id, client: id, nonce, state, maxAge: 3600 };
  if (!code) throw new Error(`${id}: ${back}`);
  say('id-token', alg, back.get('id_token'), { ...expected, code }, keys);
  const answer = await post('/token', { grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: id,
    client_secret: clientSecret });
  say('id-token', alg, answer.id_token, { ...expected, accessToken: answer.access_token }, keys);
  return answer;
}

for (const alg of signing) {
  const id = `signed-${alg}`;
  const keys = symmetric.includes(alg) ? [sharedKey] : published;
  const credentials = { client_id: id, client_secret: clientSecret };
  const answer = await logInWith(id, alg, keys);

  const api = `https://api.example.org/${alg}`;
  const machine = await post('/token', { grant_type: 'client_credentials', scope: 'orders:read', resource: api, ...credentials });
  say('access-token', alg, machine.access_token, { audience: api, client: id }, symmetric.includes(alg) ? [apiKey] : published);

  const introspection = await post('/token/introspection', { token: answer.access_token, ...credentials },
    'application/token-introspection+jwt');
  say('introspection-response', alg, introspection, { audience: id }, keys);

  const state = randomBytes(8).toString('hex');
  const response = await login({ client_id: id, redirect_uri: redirectUri, response_type: 'code', response_mode: 'query.jwt',
    scope: 'openid', state });
  say('authorization-response', alg, response.get('response'), { audience: id, state }, keys);

  await (await provider.Client.find(id)).backchannelLogout('alice', 'session-1');
  say('logout-token', alg, logoutTokens.get(alg), { audience: id }, keys);
}

const { createHash } = await import('node:crypto');
/// OpenID Connect Core 1.0 §10.2: a symmetric key is made of the client secret.
function wrappingKeys(alg, enc) {
  if (alg.startsWith('RSA')) return [rsaRecipient.private];
  if (alg.startsWith('ECDH')) return [ecRecipient.private];
  const bytes = alg === 'dir' ? { 'A256GCM': 32 }[enc] : Number(alg.match(/\d+/)[0]) / 8;
  const digest = createHash(bytes <= 32 ? 'sha256' : 'sha512').update(clientSecret).digest().subarray(0, bytes);
  return [{ kty: 'oct', k: digest.toString('base64url') }];
}
for (const [alg, enc] of encryptions) {
  await logInWith(`encrypted-${alg}-${enc}`, `${alg} ${enc}`, [...published, ...wrappingKeys(alg, enc)]);
}

process.stdout.write(`${JSON.stringify({ done: count })}\n`);
process.exit(0);
