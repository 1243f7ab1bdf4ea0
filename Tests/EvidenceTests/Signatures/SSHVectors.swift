// SPDX-License-Identifier: Apache-2.0
// Signatures that OpenSSH 9.2 made over one text, with keys made for this and thrown away:
//
//   ssh-keygen -q -t KIND -N '' -f key && ssh-keygen -Y sign -n consent@frankpledge.org -f key < text
//
// The two with SHA-1 were put together by hand, with OpenSSL, since ssh-keygen makes none.

/// Vectors by the kind of the key.
enum SSHVectors {
  static let text = Array("The text of a vector.\n".utf8)
  static let namespace = "consent@frankpledge.org"

  /// A public key as its `.pub` file has it, and an armoured signature by it.
  struct Vector: Sendable {
    let name: String
    let key: String
    let signature: String
  }

  /// What both OpenSSH and we accept.
  static let good: [Vector] = [
    Vector(
      name: "ed25519 with sha256",
      key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOQaI0mVeFJPQFSB+6mg9YQDykHhYnQGm2tqo/EbvEH8",
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg5BojSZV4Uk9AVIH7qaD1hAPKQe
        FidAaba2qj8Ru8QfwAAAAXY29uc2VudEBmcmFua3BsZWRnZS5vcmcAAAAAAAAABnNoYTI1
        NgAAAFMAAAALc3NoLWVkMjU1MTkAAABAg8oDaffjeYzlWtAYDFp5P9BcwdojWghqppM6M8
        6QAieDwLzj+VFsFAXyyBaoA7LdJZUrYq10JXwofTXbgOqPAQ==
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "ed25519 with sha512",
      key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOQaI0mVeFJPQFSB+6mg9YQDykHhYnQGm2tqo/EbvEH8",
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg5BojSZV4Uk9AVIH7qaD1hAPKQe
        FidAaba2qj8Ru8QfwAAAAXY29uc2VudEBmcmFua3BsZWRnZS5vcmcAAAAAAAAABnNoYTUx
        MgAAAFMAAAALc3NoLWVkMjU1MTkAAABAfJuUQMKtt+8dEmrvnL4H2n19tkmbKnuwn76SkU
        lNG6pz/raECDiQQLA95pwdysE5y3FSizYoAV+VPJpg7Ss7DQ==
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "ecdsa 256",
      key: "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBP5DvieL"
        + "1lk4eWsHUVEqCRAz2O80PFyRRFRuGmxFLeaCo6neecCQ1rZ58m8FpezkRPJX9YVJYzFNYQSkpiZ1umo=",
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAE
        EE/kO+J4vWWTh5awdRUSoJEDPY7zQ8XJFEVG4abEUt5oKjqd55wJDWtnnybwWl7ORE8lf1
        hUljMU1hBKSmJnW6agAAABdjb25zZW50QGZyYW5rcGxlZGdlLm9yZwAAAAAAAAAGc2hhNT
        EyAAAAZQAAABNlY2RzYS1zaGEyLW5pc3RwMjU2AAAASgAAACEAxC5wzO9c3ESm8ONOt0/F
        njF90S3m+A90M2lFnGAe2bgAAAAhANsNTBsufjOs0lcRJHn3YedxN/Slt+37GgTER3UT7h
        Cy
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "ecdsa 384",
      key: "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBL5BWnXB"
        + "lbgq0ZWeDgjVEHhmYwlZlFUhZqDj7W7iLDfzf8F8zHlOlvWS13EHwm8uZ9+Y8nzIq2O1o8drddV2Li/D"
        + "9NQ6Vat1WG/OGV7xqyYBJGqufavUZ0nlbxvsuKb2tQ==",
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAIgAAAATZWNkc2Etc2hhMi1uaXN0cDM4NAAAAAhuaXN0cDM4NAAAAG
        EEvkFadcGVuCrRlZ4OCNUQeGZjCVmUVSFmoOPtbuIsN/N/wXzMeU6W9ZLXcQfCby5n35jy
        fMirY7Wjx2t11XYuL8P01DpVq3VYb84ZXvGrJgEkaq59q9RnSeVvG+y4pva1AAAAF2Nvbn
        NlbnRAZnJhbmtwbGVkZ2Uub3JnAAAAAAAAAAZzaGE1MTIAAACEAAAAE2VjZHNhLXNoYTIt
        bmlzdHAzODQAAABpAAAAMQCeyouP3Nt/3vpjp4qPor6FRfCnXyauFwlimACYo8ZFIlMg1Y
        5lrwcJhYkCH1bEmUwAAAAwCv6lvguZQOaN4dcF9uAVoBEth43l8/slbs8OM2S5QTqk4FYG
        9XpfnqDvQ/CvGzqk
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "ecdsa 521",
      key: "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAAoKPjl"
        + "oj3shM7ATHOqh3jAgdVk9ByPoEQGNn5W2RzNdVLouNA23sZT5NQaJE6Ip5uvfx+CDdT48qFBuo1BICCK"
        + "wgFTo36HXSB0p0WicL2/YyjTEGQH/pFUV5WtQMmHS8wCp0yKKna2IEmlhcB29JWMbDLZDFpXxTFbpcEc"
        + "TnDo9FgX+w==",
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAKwAAAATZWNkc2Etc2hhMi1uaXN0cDUyMQAAAAhuaXN0cDUyMQAAAI
        UEACgo+OWiPeyEzsBMc6qHeMCB1WT0HI+gRAY2flbZHM11Uui40DbexlPk1BokToinm69/
        H4IN1PjyoUG6jUEgIIrCAVOjfoddIHSnRaJwvb9jKNMQZAf+kVRXla1AyYdLzAKnTIoqdr
        YgSaWFwHb0lYxsMtkMWlfFMVulwRxOcOj0WBf7AAAAF2NvbnNlbnRAZnJhbmtwbGVkZ2Uu
        b3JnAAAAAAAAAAZzaGE1MTIAAACnAAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAACMAAAAQg
        FR0kXJzPEq7yFDCtbcKQAX7K41R6SK78TwHc8fVXi1GuZ6W+oKPExxjOkQCI+RAvolkAHD
        9xQH+WQIsKtJZxZWSgAAAEIBnoZ5yLdYPicGV8Fe3IHYvOPsRQYZbht6baUiBKaelLBYa8
        kYtzol8ydpWSKVVg2nmRdC2kBqlO94ffTPlYrAKGA=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "rsa",
      key: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDUD3frGsRCAzJ+VT87n86QTSVgYyUHXLa7klLLZi42"
        + "H7tgNaJtXil9/jb8/POqpEAWwOrGJK6diZGilXRnmAt6pv/0uDU7qr0grlnp6bqQMhP8G8etV1RuGG2h"
        + "heDRym4rbb6attM7AxjjSy/BObiCqaQIZF8IQqtjJF0OxxYIyPmu0NzXh83jZ0pC9f8zpRL+xZt3//82"
        + "mUPuTlSPAS/RZI9KfLLCxjyiO+FYzCmu/aT3hvX8H3op6jmBT9SkWW0uantG+OYoEfhaCaLeBScCxoyD"
        + "NgS2FGEhBNlrA1XVlbLNdMRsgxRgPik6+JeTd+D2Wb1PVKEKqLtdS6rQG3TF",
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBANQPd+saxEIDMn5VPzufzp
        BNJWBjJQdctruSUstmLjYfu2A1om1eKX3+Nvz886qkQBbA6sYkrp2JkaKVdGeYC3qm//S4
        NTuqvSCuWenpupAyE/wbx61XVG4YbaGF4NHKbittvpq20zsDGONLL8E5uIKppAhkXwhCq2
        MkXQ7HFgjI+a7Q3NeHzeNnSkL1/zOlEv7Fm3f//zaZQ+5OVI8BL9Fkj0p8ssLGPKI74VjM
        Ka79pPeG9fwfeinqOYFP1KRZbS5qe0b45igR+FoJot4FJwLGjIM2BLYUYSEE2WsDVdWVss
        10xGyDFGA+KTr4l5N34PZZvU9UoQqou11LqtAbdMUAAAAXY29uc2VudEBmcmFua3BsZWRn
        ZS5vcmcAAAAAAAAABnNoYTUxMgAAARQAAAAMcnNhLXNoYTItNTEyAAABALgFVbs4adL3gR
        z7H9NGdu+WTka2q4Ah5TiJ7+rgMtZ3DKdKVFTKvDgQxKeGBAM8YYN3CvFoUIkAqRfpz0Xh
        xLGJPt3VQ/n92XWCFXRElhuj4cvXB3YToKG+fRaNioyQC9MGZJTBIezD8NrbVWzLCjtBnc
        flQB2E+p3X5GfT6ZXTgzKehhna17zhkePQRtrlRrEv+SX7ndZIYlKgo5CnQRW9xZSZgohs
        EUAVPOOHKYKvPvuIrQNIt2Co1AEOdVIoktkKeG4A6jM2vRaqkwoOkjaEvDkesRz/HRUgUv
        LSmDwsLfSLLElW44ZtaXQTqI6gfpwOEsA1UCaNiGzB17Ff3/o=
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "rsa-sha2-256",
      key: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDUD3frGsRCAzJ+VT87n86QTSVgYyUHXLa7klLLZi42"
        + "H7tgNaJtXil9/jb8/POqpEAWwOrGJK6diZGilXRnmAt6pv/0uDU7qr0grlnp6bqQMhP8G8etV1RuGG2h"
        + "heDRym4rbb6attM7AxjjSy/BObiCqaQIZF8IQqtjJF0OxxYIyPmu0NzXh83jZ0pC9f8zpRL+xZt3//82"
        + "mUPuTlSPAS/RZI9KfLLCxjyiO+FYzCmu/aT3hvX8H3op6jmBT9SkWW0uantG+OYoEfhaCaLeBScCxoyD"
        + "NgS2FGEhBNlrA1XVlbLNdMRsgxRgPik6+JeTd+D2Wb1PVKEKqLtdS6rQG3TF",
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBANQPd+saxEIDMn5VPzufzp
        BNJWBjJQdctruSUstmLjYfu2A1om1eKX3+Nvz886qkQBbA6sYkrp2JkaKVdGeYC3qm//S4
        NTuqvSCuWenpupAyE/wbx61XVG4YbaGF4NHKbittvpq20zsDGONLL8E5uIKppAhkXwhCq2
        MkXQ7HFgjI+a7Q3NeHzeNnSkL1/zOlEv7Fm3f//zaZQ+5OVI8BL9Fkj0p8ssLGPKI74VjM
        Ka79pPeG9fwfeinqOYFP1KRZbS5qe0b45igR+FoJot4FJwLGjIM2BLYUYSEE2WsDVdWVss
        10xGyDFGA+KTr4l5N34PZZvU9UoQqou11LqtAbdMUAAAAXY29uc2VudEBmcmFua3BsZWRn
        ZS5vcmcAAAAAAAAABnNoYTUxMgAAARQAAAAMcnNhLXNoYTItMjU2AAABAAnB/JR5mMLoBf
        XC2RftJJ8uWkNRHaPvu0Z2McmjZSZ2Nsa9sxtUsrEnGYCNdLccovqXc8rBiRPY6ZA+tgMZ
        9y5OxNlb+tijHpmyaHqHoeL8in4hiHoYp6XN9+e506WiTZ6SJ8/5HFNdCKGBLqikYzO99d
        n633/Afa5r7q3bdxu+7H0rmmYabvQlWQeOnWst/ZA1zSHBxjUn1wc3J9nZrfFS3FFSthk+
        a1Fm4K85In9TYFHZTw3OF9rB3kEbD0fScOlNEPCZWeQ0bsTFbnuNo23o86ybgaw6p+CrOe
        9cZ49uv/5YgXBzLMlp6alPgkF03Sep1KqalgWnx27Oqt/4Jgs=
        -----END SSH SIGNATURE-----

        """),
  ]

  /// RSA over SHA-1: under its own name, and under that of SHA-256.
  static let badRSA: [Vector] = [
    Vector(
      name: "ssh-rsa",
      key: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDUD3frGsRCAzJ+VT87n86QTSVgYyUHXLa7klLLZi42"
        + "H7tgNaJtXil9/jb8/POqpEAWwOrGJK6diZGilXRnmAt6pv/0uDU7qr0grlnp6bqQMhP8G8etV1RuGG2h"
        + "heDRym4rbb6attM7AxjjSy/BObiCqaQIZF8IQqtjJF0OxxYIyPmu0NzXh83jZ0pC9f8zpRL+xZt3//82"
        + "mUPuTlSPAS/RZI9KfLLCxjyiO+FYzCmu/aT3hvX8H3op6jmBT9SkWW0uantG+OYoEfhaCaLeBScCxoyD"
        + "NgS2FGEhBNlrA1XVlbLNdMRsgxRgPik6+JeTd+D2Wb1PVKEKqLtdS6rQG3TF",
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBANQPd+saxEIDMn5VPzufzp
        BNJWBjJQdctruSUstmLjYfu2A1om1eKX3+Nvz886qkQBbA6sYkrp2JkaKVdGeYC3qm//S4
        NTuqvSCuWenpupAyE/wbx61XVG4YbaGF4NHKbittvpq20zsDGONLL8E5uIKppAhkXwhCq2
        MkXQ7HFgjI+a7Q3NeHzeNnSkL1/zOlEv7Fm3f//zaZQ+5OVI8BL9Fkj0p8ssLGPKI74VjM
        Ka79pPeG9fwfeinqOYFP1KRZbS5qe0b45igR+FoJot4FJwLGjIM2BLYUYSEE2WsDVdWVss
        10xGyDFGA+KTr4l5N34PZZvU9UoQqou11LqtAbdMUAAAAXY29uc2VudEBmcmFua3BsZWRn
        ZS5vcmcAAAAAAAAABnNoYTUxMgAAAQ8AAAAHc3NoLXJzYQAAAQCwIdXQ06oG8mICZrwCwD
        SZOgnA6Cs+tI3ATkqV3Qqu0p3UNuhyq7uOTwBj26wlDJshbac9cYgC4Zy7mgUuHk9QQDaS
        8fYwbByiFz65BYMqPdQOPzwJNZUc84jh/DWIrgyXydAtbN7Zl25BRCm9cfqn6mpiXgqyeg
        e4si00K2cFqEbuzYn5oYS+brOtg9RgodE9bnda6TZANnMc+4cz6hlz2m4bCxpWczFUgYRl
        iSM/Jh8cxkmT9I8TDlRCivi6IKZ3worNPbRN93ytEy4mVDScTZ39TNxAx5ThFoCqu5L2Yb
        qR39uBrJgUTgfeqM2B97ROwEf6Mb5TCrjbLg6UsVOZ
        -----END SSH SIGNATURE-----

        """),
    Vector(
      name: "SHA-1 as rsa-sha2-256",
      key: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDUD3frGsRCAzJ+VT87n86QTSVgYyUHXLa7klLLZi42"
        + "H7tgNaJtXil9/jb8/POqpEAWwOrGJK6diZGilXRnmAt6pv/0uDU7qr0grlnp6bqQMhP8G8etV1RuGG2h"
        + "heDRym4rbb6attM7AxjjSy/BObiCqaQIZF8IQqtjJF0OxxYIyPmu0NzXh83jZ0pC9f8zpRL+xZt3//82"
        + "mUPuTlSPAS/RZI9KfLLCxjyiO+FYzCmu/aT3hvX8H3op6jmBT9SkWW0uantG+OYoEfhaCaLeBScCxoyD"
        + "NgS2FGEhBNlrA1XVlbLNdMRsgxRgPik6+JeTd+D2Wb1PVKEKqLtdS6rQG3TF",
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBANQPd+saxEIDMn5VPzufzp
        BNJWBjJQdctruSUstmLjYfu2A1om1eKX3+Nvz886qkQBbA6sYkrp2JkaKVdGeYC3qm//S4
        NTuqvSCuWenpupAyE/wbx61XVG4YbaGF4NHKbittvpq20zsDGONLL8E5uIKppAhkXwhCq2
        MkXQ7HFgjI+a7Q3NeHzeNnSkL1/zOlEv7Fm3f//zaZQ+5OVI8BL9Fkj0p8ssLGPKI74VjM
        Ka79pPeG9fwfeinqOYFP1KRZbS5qe0b45igR+FoJot4FJwLGjIM2BLYUYSEE2WsDVdWVss
        10xGyDFGA+KTr4l5N34PZZvU9UoQqou11LqtAbdMUAAAAXY29uc2VudEBmcmFua3BsZWRn
        ZS5vcmcAAAAAAAAABnNoYTUxMgAAARQAAAAMcnNhLXNoYTItMjU2AAABALAh1dDTqgbyYg
        JmvALANJk6CcDoKz60jcBOSpXdCq7SndQ26HKru45PAGPbrCUMmyFtpz1xiALhnLuaBS4e
        T1BANpLx9jBsHKIXPrkFgyo91A4/PAk1lRzziOH8NYiuDJfJ0C1s3tmXbkFEKb1x+qfqam
        JeCrJ6B7iyLTQrZwWoRu7NifmhhL5us62D1GCh0T1ud1rpNkA2cxz7hzPqGXPabhsLGlZz
        MVSBhGWJIz8mHxzGSZP0jxMOVEKK+LogpnfCis09tE33fK0TLiZUNJxNnf1M3EDHlOEWgK
        q7kvZhupHf24GsmBROB96ozYH3tE7AR/oxvlMKuNsuDpSxU5k=
        -----END SSH SIGNATURE-----

        """),
  ]

  /// A key of 1024 bits.
  static let short: [Vector] = [
    Vector(
      name: "rsa 1024",
      key: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDCHPZ1CLigqpsJNAnm8NS4JHhpA4Twu04TG+kDCphc"
        + "+JYGQfFAcFfnS/7G19PK9A9vanRiV33uWjgcyDEpNdpBwgdeDnf+wfBz5XugHzP18wwyZzQCUKhT/VfQ"
        + "uMUiK8D7T/CgCQ1WmmGlLbdAEtPdCzBmgh/OkjeSn1EATOud3Q==",
      signature: """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAAJcAAAAHc3NoLXJzYQAAAAMBAAEAAACBAMIc9nUIuKCqmwk0Cebw1L
        gkeGkDhPC7ThMb6QMKmFz4lgZB8UBwV+dL/sbX08r0D29qdGJXfe5aOBzIMSk12kHCB14O
        d/7B8HPle6AfM/XzDDJnNAJQqFP9V9C4xSIrwPtP8KAJDVaaYaUtt0AS090LMGaCH86SN5
        KfUQBM653dAAAAF2NvbnNlbnRAZnJhbmtwbGVkZ2Uub3JnAAAAAAAAAAZzaGE1MTIAAACU
        AAAADHJzYS1zaGEyLTUxMgAAAIB8olSUTf9f/FrxV3QwipH3aLbTcuoiL1c+u0B7dQhJWk
        Pi4XgkMOUILMuA/1+FyKWydl16NA0rsel7MZpv7wlUe4i7lWUEmiyHbOv7Gu4eb5SnCwGO
        JBOl48G7jTA5TA+NHaiCUsLdmCTZNAXlix6/z0n+i+K9Y8HbBBTPeR9suA==
        -----END SSH SIGNATURE-----

        """)
  ]
}
