provider "aws" {
  region = "eu-central-1"
}

# It caches content anywhere.
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    domain_name = "example.org"
    origin_id   = "site"
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "site"
    viewer_protocol_policy = "https-only"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

# Names and settings are not judged.
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = "{}"
}

resource "aws_route53_record" "www" {
  zone_id = "Z1"
  name    = "www"
  type    = "A"
  ttl     = 60
  records = ["192.0.2.1"]
}

resource "aws_security_group" "app" {
  name = "app"
}

# A part is told of what it belongs to.
resource "azurerm_storage_account" "us" {
  name                     = "a"
  resource_group_name      = "main"
  location                 = "East US"
  account_tier             = "Standard"
  account_replication_type = "LRS"
}

resource "azurerm_storage_container" "part" {
  name               = "part"
  storage_account_id = azurerm_storage_account.us.id
}
