check "change-tls-lowered" {
  title    = "Plan accepts older versions of TLS"
  severity = "medium"
  on       = ["change"]
  for_each = self.encryption
  fail     = contains(["protocol"], each.value.what)
  message  = "${self.address} accepts older protocols: ${each.value.text}"
  why      = "TLS 1.0 and 1.1 are broken in ways that let somebody on the line read or change what is sent; RFC 8996 forbids them."
  remedy   = "Keep TLS 1.2 or newer as the oldest version, and update the client that cannot speak it."
  cwe      = [326, 757]
  since    = "0.1"

  example "fails" "minimum lowered" {
    before {
      resource "azurerm_redis_cache" "a" {
        name                = "a"
        location            = "westeurope"
        resource_group_name = "r"
        capacity            = 1
        family              = "C"
        sku_name            = "Standard"
        minimum_tls_version = "1.2"
      }
    }

    after {
      resource "azurerm_redis_cache" "a" {
        name                = "a"
        location            = "westeurope"
        resource_group_name = "r"
        capacity            = 1
        family              = "C"
        sku_name            = "Standard"
        minimum_tls_version = "1.0"
      }
    }
  }

  example "fails" "older policy" {
    before {
      resource "aws_lb_listener" "web" {
        load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/a/b"
        port              = 443
        protocol          = "HTTPS"
        certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/a"
        ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
        default_action {
          type = "fixed-response"
          fixed_response {
            content_type = "text/plain"
          }
        }
      }
    }

    after {
      resource "aws_lb_listener" "web" {
        load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/a/b"
        port              = 443
        protocol          = "HTTPS"
        certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/a"
        ssl_policy        = "ELBSecurityPolicy-2016-08"
        default_action {
          type = "fixed-response"
          fixed_response {
            content_type = "text/plain"
          }
        }
      }
    }
  }

  example "passes" "raised" {
    before {
      resource "azurerm_redis_cache" "a" {
        name                = "a"
        location            = "westeurope"
        resource_group_name = "r"
        capacity            = 1
        family              = "C"
        sku_name            = "Standard"
        minimum_tls_version = "1.0"
      }
    }

    after {
      resource "azurerm_redis_cache" "a" {
        name                = "a"
        location            = "westeurope"
        resource_group_name = "r"
        capacity            = 1
        family              = "C"
        sku_name            = "Standard"
        minimum_tls_version = "1.2"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    before {
      resource "azurerm_redis_cache" "a" {
        name                = "a"
        location            = "westeurope"
        resource_group_name = "r"
        capacity            = 1
        family              = "C"
        sku_name            = "Standard"
        minimum_tls_version = "1.2"
      }
    }

    after {
      variable "x" {
        type = string
      }

      resource "azurerm_redis_cache" "a" {
        name                = "a"
        location            = "westeurope"
        resource_group_name = "r"
        capacity            = 1
        family              = "C"
        sku_name            = "Standard"
        minimum_tls_version = var.x
      }
    }
  }
}
