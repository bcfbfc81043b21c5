module "both_eu_central_1" {
  source = "./bucket"
  region = "eu-central-1"
}

module "both_eu_central_2" {
  source = "./bucket"
  region = "eu-central-2"
}

module "both_us_east_1" {
  source = "./bucket"
  region = "us-east-1"
}

module "narrowed_eu_central_1" {
  source = "./bucket"
  region = "eu-central-1"
}

module "narrowed_eu_west_1" {
  source = "./bucket"
  region = "eu-west-1"
}

module "narrowed_us_east_1" {
  source = "./bucket"
  region = "us-east-1"
}

module "conditional_eu_west_1" {
  source = "./bucket"
  region = "eu-west-1"
}

module "conditional_us_east_1" {
  source = "./bucket"
  region = "us-east-1"
}

module "conditional_ca_central_1" {
  source = "./bucket"
  region = "ca-central-1"
}

module "conditional_ap_south_1" {
  source = "./bucket"
  region = "ap-south-1"
}

module "confirmed_us_east_1" {
  source = "./bucket"
  region = "us-east-1"
}

module "confirmed_eu_west_1" {
  source = "./bucket"
  region = "eu-west-1"
}

module "confirmed_ca_central_1" {
  source = "./bucket"
  region = "ca-central-1"
}

module "confirmed_eu_west_2" {
  source = "./bucket"
  region = "eu-west-2"
}

module "sovereign_eusc_de_east_1" {
  source = "./bucket"
  region = "eusc-de-east-1"
}

module "sovereign_eu_central_1" {
  source = "./bucket"
  region = "eu-central-1"
}
