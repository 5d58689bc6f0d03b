// usage: node jose_peer.mjs      npm jose at the other end of a pipe: a JSON request a line on standard input, its answer a
// line on standard output, {"value":…} or {"error":code,"message":…}. Bytes are base64url. Ends with its input.
// A key in a request is one of {jwk}, {jwks}, {spki}, {pkcs8}, {x509} (PEM), {secret} (base64url).
import * as jose from 'jose'
import * as crypto from 'node:crypto'
import { createInterface } from 'node:readline'

const bytes = (text) => jose.base64url.decode(text ?? '')
const text = (array) => jose.base64url.encode(array)
const everyPbes2 = ['PBES2-HS256+A128KW', 'PBES2-HS384+A192KW', 'PBES2-HS512+A256KW']

async function keyOf(key, alg) {
  if (key.jwk) return jose.importJWK(key.jwk, alg)
  if (key.jwks) return jose.createLocalJWKSet(key.jwks)
  if (key.spki) return jose.importSPKI(key.spki, alg)
  if (key.pkcs8) return jose.importPKCS8(key.pkcs8, alg)
  if (key.x509) return jose.importX509(key.x509, alg)
  return bytes(key.secret)
}

/** What setters take only where there is something to set. */
function set(builder, setter, value) {
  if (value !== undefined) builder[setter](value)
  return builder
}

/** "apu" and "apv" are bytes to jose. */
function parametersOf({ parameters }) {
  if (!parameters) return undefined
  const { apu, apv, ...rest } = parameters
  return { ...rest, ...(apu && { apu: bytes(apu) }), ...(apv && { apv: bytes(apv) }) }
}

const requests = {
  /** {alg, crv, bits}: a new key as {jwk, publicJwk, spki, pkcs8}, or {jwk} of a secret. */
  async generate({ alg, crv, bits }) {
    if (/^(HS|A\d+|dir)/.test(alg)) {
      const secret = await jose.generateSecret(alg, { extractable: true })
      return { jwk: await jose.exportJWK(secret) }
    }
    const { publicKey, privateKey } = await jose.generateKeyPair(alg, { crv, modulusLength: bits, extractable: true })
    return {
      jwk: await jose.exportJWK(privateKey),
      publicJwk: await jose.exportJWK(publicKey),
      spki: await jose.exportSPKI(publicKey),
      pkcs8: await jose.exportPKCS8(privateKey),
    }
  },

  /** {form, payload, signers: [{key, header, unprotected}]}: the token, as text. */
  async sign({ form, payload, signers }) {
    const [{ key, header, unprotected }] = signers
    const alg = header?.alg ?? unprotected?.alg
    if (form === 'compact')
      return new jose.CompactSign(bytes(payload)).setProtectedHeader(header).sign(await keyOf(key, alg))
    if (form === 'flattened') {
      const builder = set(new jose.FlattenedSign(bytes(payload)), 'setProtectedHeader', header)
      return JSON.stringify(await set(builder, 'setUnprotectedHeader', unprotected).sign(await keyOf(key, alg)))
    }
    const builder = new jose.GeneralSign(bytes(payload))
    for (const signer of signers) {
      const signature = builder.addSignature(await keyOf(signer.key, signer.header?.alg ?? signer.unprotected?.alg))
      set(set(signature, 'setProtectedHeader', signer.header), 'setUnprotectedHeader', signer.unprotected)
    }
    return JSON.stringify(await builder.sign())
  },

  /** {claims}: an unsecured JWT. */
  unsecured: ({ claims }) => new jose.UnsecuredJWT(claims).encode(),

  /** {token, key, alg, payload}: the payload that was verified. A payload in the request is a detached one. */
  async verify({ token, key, alg, payload }) {
    if (!token.startsWith('{')) return text((await jose.compactVerify(token, await keyOf(key, alg))).payload)
    const jws = JSON.parse(token)
    if (payload !== undefined) jws.payload = bytes(payload)
    const verify = jws.signatures ? jose.generalVerify : jose.flattenedVerify
    const { payload: verified } = await verify(jws, await keyOf(key, alg))
    return text(verified)
  },

  /** {token, key, alg, options}: the claims of a JWT that jwtVerify took; at: NumericDate. */
  async verifyJwt({ token, key, alg, options: { at, ...rest } }) {
    const { payload } = await jose.jwtVerify(token, await keyOf(key, alg), { ...rest, currentDate: new Date(at * 1000) })
    return payload
  },

  /** {form, plaintext, header, shared, aad, recipients: [{key, header, parameters}]}: the token, as text. */
  async encrypt({ form, plaintext, header, shared, aad, recipients }) {
    const algOf = (recipient) => header?.alg ?? recipient.header?.alg ?? shared?.alg
    const [first] = recipients
    if (form === 'compact') {
      const builder = new jose.CompactEncrypt(bytes(plaintext)).setProtectedHeader(header)
      return set(builder, 'setKeyManagementParameters', parametersOf(first)).encrypt(await keyOf(first.key, algOf(first)))
    }
    const builder = form === 'flattened' ? new jose.FlattenedEncrypt(bytes(plaintext)) : new jose.GeneralEncrypt(bytes(plaintext))
    set(set(builder, 'setProtectedHeader', header), 'setSharedUnprotectedHeader', shared)
    set(builder, 'setAdditionalAuthenticatedData', aad === undefined ? undefined : bytes(aad))
    if (form === 'flattened') {
      set(set(builder, 'setUnprotectedHeader', first.header), 'setKeyManagementParameters', parametersOf(first))
      return JSON.stringify(await builder.encrypt(await keyOf(first.key, algOf(first))))
    }
    for (const recipient of recipients) {
      const entry = builder.addRecipient(await keyOf(recipient.key, algOf(recipient)))
      set(set(entry, 'setUnprotectedHeader', recipient.header), 'setKeyManagementParameters', parametersOf(recipient))
    }
    return JSON.stringify(await builder.encrypt())
  },

  /** {token, key, alg}: the plaintext. */
  async decrypt({ token, key, alg }) {
    const options = alg.startsWith('PBES2') ? { keyManagementAlgorithms: everyPbes2 } : undefined
    const imported = await keyOf(key, alg)
    if (!token.startsWith('{')) return text((await jose.compactDecrypt(token, imported, options)).plaintext)
    const jwe = JSON.parse(token)
    const decrypt = jwe.recipients ? jose.generalDecrypt : jose.flattenedDecrypt
    return text((await decrypt(jwe, imported, options)).plaintext)
  },

  /** {key, alg}: a key read and written again, {jwk} and for others than secrets {spki} or {pkcs8}. */
  async rewrite({ key, alg }) {
    const read = { jwk: 'importJWK', spki: 'importSPKI', pkcs8: 'importPKCS8', x509: 'importX509' }
    const [form] = Object.keys(key)
    const imported = await jose[read[form]](key[form], alg, { extractable: true })
    if (imported instanceof Uint8Array) return { jwk: { kty: 'oct', k: text(imported) } }
    const isPrivate = imported.type === 'private'
    const pem = isPrivate ? { pkcs8: await jose.exportPKCS8(imported) } : { spki: await jose.exportSPKI(imported) }
    return { jwk: await jose.exportJWK(imported), ...pem }
  },

  /** The same by node itself, for the curves that jose has not. {key}: {jwk}, {spki} or {pkcs8}. */
  rewriteByNode({ key, isPrivate }) {
    const options = key.jwk ? { key: key.jwk, format: 'jwk' } : { key: key.spki ?? key.pkcs8, format: 'pem' }
    const read = isPrivate ? crypto.createPrivateKey(options) : crypto.createPublicKey(options)
    const pem = isPrivate
      ? { pkcs8: read.export({ type: 'pkcs8', format: 'pem' }) }
      : { spki: read.export({ type: 'spki', format: 'pem' }) }
    return { jwk: read.export({ format: 'jwk' }), ...pem }
  },

  /** {curve} or {type}: a key of node's own, as above. */
  generateByNode({ type, curve }) {
    const { privateKey } = crypto.generateKeyPairSync(type, curve ? { namedCurve: curve } : {})
    return requests.rewriteByNode({ key: { pkcs8: privateKey.export({ type: 'pkcs8', format: 'pem' }) }, isPrivate: true })
  },

  /** {key, digest}: RFC 7638. */
  thumbprint: ({ key, digest }) => jose.calculateJwkThumbprint(key.jwk, digest),
}

for await (const line of createInterface({ input: process.stdin })) {
  const { request, ...parameters } = JSON.parse(line)
  let answer
  try {
    answer = { value: await requests[request](parameters) }
  } catch (error) {
    answer = { error: typeof error.code === 'string' ? error.code : error.name, message: error.message }
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
}
