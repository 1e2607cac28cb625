@main struct Corridor { static func main() { print("corridor") } }
