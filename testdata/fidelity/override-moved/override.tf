moved { 
  from = terraform_data.z 
  to = terraform_data.a 
}
