check "change-key-rotation-removed" {
  title    = "Plan switches the rotation of a key off"
  severity = "low"
  on       = ["change"]
  for_each = self.protections_lost
  fail     = contains(["key rotation"], each.value.what)
  message  = "${self.address} is no longer rotated: ${each.value.text}"
  why      = "A key that leaked once reads everything that is written from then on."
  remedy   = "Leave the rotation on: older versions of the key stay and read what they encrypted."
  cwe      = [324]
  since    = "0.1"

  example "fails" "switched off" {
    before {
      resource "aws_kms_key" "a" {
        enable_key_rotation = true
      }
    }

    after {
      resource "aws_kms_key" "a" {
        enable_key_rotation = false
      }
    }
  }

  example "passes" "switched on" {
    before {
      resource "aws_kms_key" "a" {
        enable_key_rotation = false
      }
    }

    after {
      resource "aws_kms_key" "a" {
        enable_key_rotation = true
      }
    }
  }
}
