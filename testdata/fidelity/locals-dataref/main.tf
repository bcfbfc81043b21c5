locals { 
  a = data.terraform_remote_state["x"]
  b = terraform_data["x"]
}
