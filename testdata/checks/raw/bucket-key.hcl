check "tarnwick-bucket-key" {
  title    = "Bucket is encrypted under a key that may be used once"
  severity = "medium"
  on       = ["AWS::S3::Bucket"]
  for_each = related("AWS::KMS::Key")
  fail     = each.value.MultiRegion != true
  at       = self.BucketEncryption
  message  = "The key of ${self.BucketName} is in one region"
  why      = "The timetables must be readable from the other coast."
  remedy   = "Make the key with MultiRegion set to true."

  example "fails" "in one region" {
    format = "cloudformation"
    source = <<-EOT
      Resources:
        Key:
          Type: AWS::KMS::Key
        Timetables:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: !Sub "$${AWS::StackName}-timetables"
            BucketEncryption:
              ServerSideEncryptionConfiguration:
                - ServerSideEncryptionByDefault: {SSEAlgorithm: aws:kms, KMSMasterKeyID: !GetAtt Key.Arn}
    EOT
  }

  example "passes" "in several" {
    source = <<-EOT
      Resources:
        Key:
          Type: AWS::KMS::Key
          Properties: {MultiRegion: true}
        Timetables:
          Type: AWS::S3::Bucket
          Properties:
            BucketEncryption:
              ServerSideEncryptionConfiguration:
                - ServerSideEncryptionByDefault: {SSEAlgorithm: aws:kms, KMSMasterKeyID: !GetAtt Key.Arn}
    EOT
  }
}
