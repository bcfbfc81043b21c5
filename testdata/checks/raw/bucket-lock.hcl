check "tarnwick-bucket-lock" {
  title    = "Bucket takes objects without a lock"
  severity = "low"
  on       = ["AWS::S3::Bucket"]
  fail     = !self.ObjectLockEnabled
  at       = self.ObjectLockEnabled
  message  = "ObjectLockEnabled is not true"
  why      = "Records of fares must be kept for ten years, and nobody may change them."
  remedy   = "Set ObjectLockEnabled to true when the bucket is made."

  example "fails" "not set" {
    source = <<-EOT
      Resources:
        Fares:
          Type: AWS::S3::Bucket
    EOT
  }

  example "passes" "set" {
    source = <<-EOT
      Resources:
        Fares:
          Type: AWS::S3::Bucket
          Properties:
            ObjectLockEnabled: true
    EOT
  }

  example "unknown" "set in production" {
    source = <<-EOT
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProduction: !Equals [!Ref Stage, production]
      Resources:
        Fares:
          Type: AWS::S3::Bucket
          Properties:
            ObjectLockEnabled: !If [IsProduction, true, false]
    EOT
  }
}
