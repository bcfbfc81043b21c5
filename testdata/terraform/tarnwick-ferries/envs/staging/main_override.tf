# The graphs of the load tests are published by a bucket policy.

resource "aws_s3_bucket_public_access_block" "load_test_results" {
  block_public_policy = false
}
