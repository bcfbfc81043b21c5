check "aws-ecr-repository-mutable-tags" {
  title    = "ECR repository lets image tags be overwritten"
  severity = "medium"
  on       = ["aws_ecr_repository"]
  fail     = !contains(["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"], self.image_tag_mutability)
  at       = self.image_tag_mutability
  message  = self.image_tag_mutability == null ? "image_tag_mutability is not set, and defaults to MUTABLE" : "image_tag_mutability is \"${self.image_tag_mutability}\""
  why      = "Whoever may push can put another image under a tag that was tested and released, and the next start of a container runs it."
  remedy   = "Set image_tag_mutability = \"IMMUTABLE\", or \"IMMUTABLE_WITH_EXCLUSION\" with a filter for tags such as \"latest\"."
  aliases  = ["CKV_AWS_51", "AVD-AWS-0031", "AC_AWS_0447"]
  cwe      = [471]
  since    = "0.1"

  fix {
    unsafe = "Pushing a tag again fails, such as latest"
    set    = { image_tag_mutability = "IMMUTABLE" }
  }

  example "fails" "not written" {
    resource "aws_ecr_repository" "app" {
      name = "app"
    }
  }

  example "fails" "mutable" {
    resource "aws_ecr_repository" "app" {
      name                 = "app"
      image_tag_mutability = "MUTABLE"
    }
  }

  example "passes" "immutable" {
    resource "aws_ecr_repository" "app" {
      name                 = "app"
      image_tag_mutability = "IMMUTABLE"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "mutability" {
      type = string
    }

    resource "aws_ecr_repository" "app" {
      name                 = "app"
      image_tag_mutability = var.mutability
    }
  }
}
