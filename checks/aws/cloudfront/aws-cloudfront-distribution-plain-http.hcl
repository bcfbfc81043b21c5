check "aws-cloudfront-distribution-plain-http" {
  title      = "CloudFront distribution serves plain HTTP"
  severity   = "medium"
  on         = ["aws_cloudfront_distribution"]
  for_each   = concat([self.default_cache_behavior], self.ordered_cache_behavior)
  fail       = each.value.viewer_protocol_policy == "allow-all"
  at         = each.value.viewer_protocol_policy
  message    = "viewer_protocol_policy is \"${each.value.viewer_protocol_policy}\": viewers may use HTTP"
  why        = "What viewers send and get over HTTP, cookies and passwords included, can be read and changed by anyone on the way."
  remedy     = "Set viewer_protocol_policy = \"redirect-to-https\", or \"https-only\" for an API."
  aliases    = ["CKV_AWS_34", "AVD-AWS-0012", "CLOUDFRONT_VIEWER_POLICY_HTTPS"]
  similar_to = ["AC_AWS_0024"]
  cwe        = [319]
  since      = "0.1"

  fix {
    unsafe = "Clients that do not follow redirects to HTTPS are locked out"
    set    = { "each.viewer_protocol_policy" = "redirect-to-https" }
  }

  example "fails" "the default behaviour" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      default_cache_behavior {
        target_origin_id       = "site"
        viewer_protocol_policy = "allow-all"
      }
    }
  }

  example "fails" "one path" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      default_cache_behavior {
        target_origin_id       = "site"
        viewer_protocol_policy = "redirect-to-https"
      }

      ordered_cache_behavior {
        path_pattern           = "/images/*"
        target_origin_id       = "site"
        viewer_protocol_policy = "allow-all"
      }
    }
  }

  example "passes" "redirects" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      default_cache_behavior {
        target_origin_id       = "site"
        viewer_protocol_policy = "redirect-to-https"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      default_cache_behavior {
        target_origin_id       = "site"
        viewer_protocol_policy = var.policy
      }
    }
  }
}
