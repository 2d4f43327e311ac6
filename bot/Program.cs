Console.WriteLine("SupportBot");
