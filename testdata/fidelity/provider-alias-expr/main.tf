provider "terraform" { 
 alias = upper("a") 
}
