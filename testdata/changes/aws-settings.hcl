# Settings of AWS that open or close a way in.

case "a database gets a public address" {
  before {
    resource "aws_db_instance" "orders" {
      instance_class = "db.t3.micro"
    }
  }
  after {
    resource "aws_db_instance" "orders" {
      instance_class      = "db.t3.micro"
      publicly_accessible = true
    }
  }
  opened = [
    "the database gets a public address",
  ]
}

case "a cluster's API server for everyone" {
  before {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"
      vpc_config {
        subnet_ids          = ["subnet-1"]
        public_access_cidrs = ["198.51.100.0/24"]
      }
    }
  }
  after {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"
      vpc_config {
        subnet_ids = ["subnet-1"]
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach the cluster's API server (was 198.51.100.0/24)",
  ]
}

case "a cluster's API server is made private" {
  before {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"
      vpc_config {
        subnet_ids = ["subnet-1"]
      }
    }
  }
  after {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"
      vpc_config {
        subnet_ids             = ["subnet-1"]
        endpoint_public_access = false
      }
    }
  }
  closed = [
    "0.0.0.0/0 may no longer reach the cluster's API server",
  ]
}

case "a load balancer faces the internet" {
  before {
    resource "aws_lb" "shop" {
      internal = true
    }
  }
  after {
    resource "aws_lb" "shop" {
      internal = false
    }
  }
  opened = [
    "the internet may now reach the load balancer",
  ]
}

case "a function's address without authentication" {
  before {
    resource "aws_lambda_function_url" "hook" {
      function_name      = "hook"
      authorization_type = "AWS_IAM"
    }
  }
  after {
    resource "aws_lambda_function_url" "hook" {
      function_name      = "hook"
      authorization_type = "NONE"
    }
  }
  opened = [
    "the internet may now reach the function",
  ]
}

case "a bucket's access list" {
  before {
    resource "aws_s3_bucket" "site" {
      bucket = "site"
      acl    = "private"
    }
  }
  after {
    resource "aws_s3_bucket" "site" {
      bucket = "site"
      acl    = "public-read-write"
    }
  }
  opened = [
    "everyone may now read the bucket",
    "everyone may now write to the bucket",
  ]
}

case "the access block of a bucket is weakened" {
  before {
    resource "aws_s3_bucket_public_access_block" "site" {
      bucket                  = "site"
      block_public_acls       = true
      block_public_policy     = true
      ignore_public_acls      = true
      restrict_public_buckets = true
    }
  }
  after {
    resource "aws_s3_bucket_public_access_block" "site" {
      bucket                  = "site"
      block_public_acls       = true
      block_public_policy     = false
      ignore_public_acls      = true
    }
  }
  opened = [
    "a public policy may now be set (block_public_policy)",
    "a public policy now counts for everyone (restrict_public_buckets)",
  ]
}

case "the access block of a bucket goes" {
  before {
    resource "aws_s3_bucket_public_access_block" "site" {
      bucket              = "site"
      block_public_acls   = true
      block_public_policy = false
    }
  }
  opened = [
    "public access lists may now be set (block_public_acls)",
  ]
}

case "machines with public addresses" {
  before {
    resource "aws_instance" "web" {
      ami                         = "ami-1"
      associate_public_ip_address = false
    }
    resource "aws_launch_template" "web" {
      network_interfaces {
        associate_public_ip_address = "false"
      }
    }
    resource "aws_subnet" "a" {
      vpc_id = "vpc-1"
    }
  }
  after {
    resource "aws_instance" "web" {
      ami                         = "ami-1"
      associate_public_ip_address = true
    }
    resource "aws_launch_template" "web" {
      network_interfaces {
        associate_public_ip_address = "true"
      }
    }
    resource "aws_subnet" "a" {
      vpc_id                  = "vpc-1"
      map_public_ip_on_launch = true
    }
  }
  opened = [
    "the instance gets a public address",
    "its instances get public addresses",
    "instances in the subnet get public addresses",
  ]
}

case "a setting that is not known" {
  before {
    resource "aws_db_instance" "orders" {
      instance_class = "db.t3.micro"
    }
  }
  after {
    variable "open" {
      type = bool
    }
    resource "aws_db_instance" "orders" {
      instance_class      = "db.t3.micro"
      publicly_accessible = var.open
    }
  }
}
