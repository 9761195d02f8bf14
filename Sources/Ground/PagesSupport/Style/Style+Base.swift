extension Style {
    static let base = """
        body { margin: 0 }
        """
}
