import CEvent
package import ParleyCrypto
import ParleyWire

/// A self-signed certificate around a link key. TLS wants one; nobody believes anything in it but
/// the key, which peers know by its pin.
package struct LinkCertificate: ~Copyable {
  /// For the file `Endpoint.nodes` and `HTTPClient.Identity` name.
  package let certificatePEM: String
  /// The private key as PEM (PKCS #8, not encrypted). The caller's file must be the owner's alone.
  package let keyPEM: SecretBytes
  package let pin: Pin

  /// The same arguments make the same certificate: X.509 v3, Ed25519 (RFC 8410), for TLS servers
  /// and clients, its serial number the second it begins.
  ///
  /// `seed` is the key's 32 bytes; `notBefore` is in seconds since 1970 and positive; `commonName`
  /// has 1 to 64 characters; `days` is 1 to 36,500. Throws `HTTPError.certificate` for anything
  /// else, and for what OpenSSL will not sign.
  package static func make(
    commonName: String, seed: borrowing SecretBytes, notBefore: Int64, days: Int
  ) throws(HTTPError) -> LinkCertificate {
    guard seed.count == Ed25519.seedBytes, notBefore > 0, (1...36_500).contains(days),
      (1...64).contains(commonName.unicodeScalars.count)
    else { throw .certificate("seed, name or days are outside their limits") }
    ERR_clear_error()
    // Unsafe from here on: OpenSSL's objects, each freed by the `defer` after its making.
    let key = unsafe seed.withPointer {
      unsafe EVP_PKEY_new_raw_private_key(
        EVP_PKEY_ED25519, nil, $0, Ed25519.seedBytes)
    }
    defer { unsafe EVP_PKEY_free(key) }
    let certificate = unsafe X509_new()
    defer { unsafe X509_free(certificate) }
    guard let key = unsafe key, let certificate = unsafe certificate,
      unsafe fill(certificate, commonName, key, notBefore, days),
      unsafe X509_sign(certificate, key, nil) > 0,
      let pin = unsafe pin(of: certificate),
      let certificatePEM = unsafe text({ unsafe PEM_write_bio_X509($0, certificate) }),
      let keyPEM = unsafe secret({
        unsafe PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil)
      })
    else { throw .openssl() }
    return LinkCertificate(certificatePEM: certificatePEM, keyPEM: keyPEM, pin: pin)
  }

  /// The pin of the first certificate in a PEM text; nil if there is none, or its key is not
  /// Ed25519.
  package static func pin(ofPEM pem: String) -> Pin? {
    defer { ERR_clear_error() }
    var pem = pem
    return pem.withUTF8 { bytes in
      // OpenSSL reads the text where it stands; both its objects are gone before this returns.
      let bio = unsafe BIO_new_mem_buf(bytes.baseAddress, Int32(bytes.count))
      defer { unsafe BIO_free(bio) }
      let certificate = unsafe PEM_read_bio_X509(bio, nil, nil, nil)
      defer { unsafe X509_free(certificate) }
      return unsafe certificate.flatMap { unsafe pin(of: $0) }
    }
  }

  /// `certificate` is an X509.
  static func pin(of certificate: OpaquePointer) -> Pin? {
    var bytes = [UInt8](repeating: 0, count: Digest.byteCount)
    guard unsafe cevent_pin(certificate, &bytes) == 1 else { return nil }
    return Digest(bytes).map { Pin($0) }
  }

  private static func fill(
    _ certificate: OpaquePointer, _ commonName: String, _ key: OpaquePointer, _ notBefore: Int64,
    _ days: Int
  ) -> Bool {
    let name = unsafe X509_get_subject_name(certificate)
    let begin = time_t(notBefore)
    return unsafe X509_set_version(certificate, 2) == 1  // v3
      && ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate), notBefore) == 1
      && ASN1_TIME_set(X509_getm_notBefore(certificate), begin) != nil
      && ASN1_TIME_adj(X509_getm_notAfter(certificate), begin, Int32(days), 0) != nil
      && X509_NAME_add_entry_by_txt(
        name, "CN", MBSTRING_UTF8, commonName, Int32(commonName.utf8.count), -1, 0) == 1
      && X509_set_issuer_name(certificate, name) == 1
      && X509_set_pubkey(certificate, key) == 1
      && add(NID_basic_constraints, "critical,CA:FALSE", to: certificate)
      && add(NID_key_usage, "critical,digitalSignature", to: certificate)
      && add(NID_ext_key_usage, "serverAuth,clientAuth", to: certificate)
  }

  private static func add(_ nid: Int32, _ value: String, to certificate: OpaquePointer) -> Bool {
    guard let item = unsafe X509V3_EXT_conf_nid(nil, nil, nid, value) else { return false }
    defer { unsafe X509_EXTENSION_free(item) }
    return unsafe X509_add_ext(certificate, item, -1) == 1
  }

  private static func text(_ write: (OpaquePointer) -> Int32) -> String? {
    guard let bio = unsafe BIO_new(BIO_s_mem()) else { return nil }
    defer { unsafe BIO_free(bio) }
    guard unsafe write(bio) == 1 else { return nil }
    var bytes = [UInt8](repeating: 0, count: unsafe Int(BIO_ctrl_pending(bio)))
    guard unsafe BIO_read(bio, &bytes, Int32(bytes.count)) == bytes.count else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func secret(_ write: (OpaquePointer) -> Int32) -> SecretBytes? {
    // A secure-memory BIO wipes what it held.
    guard let bio = unsafe BIO_new(BIO_s_secmem()) else { return nil }
    defer { unsafe BIO_free(bio) }
    guard unsafe write(bio) == 1 else { return nil }
    let count = unsafe Int(BIO_ctrl_pending(bio))
    return unsafe SecretBytes(count: count) { memory in
      unsafe _ = BIO_read(bio, memory, Int32(count))
    }
  }
}
